"""Times of publication that tests count from: month ends, a leap day, a clock far from Greenwich."""

WED = "2024-04-10T15:00:00+00:00"
NEW_YEAR = "2024-01-01T09:00:00+00:00"  # a Monday
LEAP = "2024-02-29T12:00:00+01:00"  # a Thursday
TUE = "2023-10-31T18:00:00+02:00"  # a month's end
MON = "2023-04-24T08:00:00+03:00"
LATE_FRI = "2022-02-25T23:30:00-05:00"  # Saturday already by UTC
SUN = "2023-10-08T10:00:00+03:00"
SAT = "2021-08-14T12:00:00+04:30"
YEAR_END = "2023-12-31T20:00:00+00:00"  # a Sunday
