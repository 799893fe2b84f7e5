"""The grammar of figures in Vietnamese."""
