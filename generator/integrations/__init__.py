"""Made documents inside other people's tools: Faker, Hypothesis, pytest."""
