"""Quizzes of other formats, brought into the bank."""
