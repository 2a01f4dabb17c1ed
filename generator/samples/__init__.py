"""Labelled corpora known by construction: documents made by chance, untidied and given faults, every label carried along."""
