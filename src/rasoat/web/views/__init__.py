"""One view file a page. A view asks the rooms below, fills a page model and renders it; it holds no rule."""
