"""Words that tell the lead of a section from the label of a speaker and from the start of a sentence."""


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


QUESTIONS = _words("why what what's how where when who who's which here's")

OPENERS = QUESTIONS | _words("behind between inside driving catch zoom go yes our flashback")

LEAD_NOUNS = _words(
    """aftermath analysis backdrop background backstory basics breakdown casualties caveat check chronology
    conclusion context conversely details developments diplomacy explainer facts fallout findings
    flashback friction glance highlights history impact implications intrigue latest level line
    lines meanwhile numbers nutshell outcome outlook overview picture play point points reaction
    reactions recap result results risks scene scenes side sides situation stakes status summary
    takeaway takeaways takes tension tensions threats timeline toll twist update updates"""
)

PARTICLES = _words(
    "a al an and as at bin bint by da de del der di du el for from in la le of on or the to van von vs"
)

# Who speaks in a transcript or a live blog: "Foreign minister: …", "Resident of Ellis: …".
SPEAKERS = _words(
    """activist administration admiral adviser advisor agency aide aides ambassador analyst analysts anchor
    army authorities caller captain chairman chairwoman chancellor chief colonel commander
    congressman congresswoman correspondent delegate diplomat diplomats dr editor embassy envoy
    expert experts gen general government governor guest host interviewer journalist judge king
    kremlin lawmaker lawyer leader media military militia minister ministry moderator mr mrs ms
    narrator navy negotiator office official officials operator participant police pope president
    prince prof professor prosecutor queen rep reporter reporters representative resident residents
    secretary sen senator sergeant soldier source sources speaker spokesman spokesperson spokeswoman
    student survivor voiceover witness witnesses writer"""
)

# Words at the end of a sentence that runs up to a colon: "She added: …", "The dead include: …".
REPORTING = _words(
    """added adds announced asked concluded consider continued declared exclaimed explained following
    follows include included includes including indicate indicates insisted noted observed posted
    read reads recalled remarked replied reported reporting represent represents said say says shows
    stated states suggests told tweeted warned writes wrote"""
)

SENTENCE_STARTS = _words(
    """and but consider for he her his i it its my our please she so such that their there these they this
    those to we you"""
)

FINITE = _words(
    """am are can cannot could did do does had has have he's is it's may might must shall should that's
    there's was were will would"""
)

# What stands around a report on a page, or in pairs of a field and its value.
FURNITURE = _words(
    """advertisement also author by caption category contact contributors copyright correction credit
    credits date email filed follow image images keywords listen location more note photo photograph
    photos published related share source sources subscribe tag tags topics updated video watch"""
)
FURNITURE_STARTS = (
    ("read", "more"),
    ("see", "also"),
    ("sign", "up"),
    ("editor's", "note"),
    ("last", "updated"),
)

CALENDAR = _words(
    """afternoon am apr april aug august day dec december early edt est et evening feb february friday gmt
    jan january jul july jun june last late local mar march may midnight monday morning night noon
    nov november oct october pm saturday sep sept september sunday thursday time today tuesday utc
    wednesday yesterday"""
)
