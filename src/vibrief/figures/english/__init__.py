"""The grammar of figures in English."""
