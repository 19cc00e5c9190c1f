"""The results of communes, districts and the province: frozen, agreed, decided, published (R11)."""
