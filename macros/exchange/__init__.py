"""Quizzes of other formats, brought into the bank, and quizzes of the bank, taken along to other programs."""
