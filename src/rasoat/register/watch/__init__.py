"""The households to look at before a review goes on: who enters, falls back, falls to poor, leaves."""
