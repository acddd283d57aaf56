"""Figures that describe a column of values: how far apart units lie, who leads, where nothing was done, what moves
together. They change no score."""
