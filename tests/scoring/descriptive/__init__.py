"""Tests of the descriptive figures."""
