"""The one place that knows dates: written dates, two-digit years, weekdays, the days of a TIMEX3 value."""
