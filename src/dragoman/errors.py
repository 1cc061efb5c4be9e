"""Every message that a user can see, in one place: what is wrong, where, and what to do about it.

Each error is a class with a template; the command line prints the message and leaves with status 2.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors that the package raises on purpose."""

    template = "{message}"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.template.format(**values))


class ModelMissing(DragomanError):
    """A spaCy pipeline that is not installed."""

    template = (
        "the spaCy pipeline '{model}' is not installed. Install it with pip, or leave --model out "
        "to use the one that comes with Dragoman."
    )


class LexiconInvalid(DragomanError):
    """A file of the event lexicon that cannot be read as ``coder/lexicon/README.md`` describes."""

    template = "the event lexicon file {file} is not as its README describes: {why}"


class ArticleTooLong(DragomanError):
    """An article beyond the size that is parsed as one report."""

    template = "the article has {size:,} characters, more than the {limit:,} of one report. Split it into its reports."


class DateInvalid(DragomanError):
    """A publication date that is not a day."""

    template = "'{date}' is not a day written YYYY-MM-DD, such as 2021-03-25."


class SpanInvalid(DragomanError):
    """A pair's span outside its sentence."""

    template = "the span {span} does not lie in the sentence of {length} characters; give (start, end) in characters."


class NothingCoded(DragomanError):
    """A run in which no article could be coded: nothing was written."""

    template = "nothing could be coded, and nothing was written. {why}"


class InputMissing(DragomanError):
    """Paths that do not exist."""

    template = "there is no such file or folder: {paths}."


class TextColumnMissing(DragomanError):
    """A table or record without a column or key that holds the text."""

    template = (
        "{where}: there is no column {wanted}. It has: {columns}. Name the one that holds the text with --text-column."
    )


class StoreMissing(DragomanError):
    """A store that was to be read and is not there."""

    template = "there is no store {path}. Make one with: dragoman code INPUT -o {path}"


class NotAStore(DragomanError):
    """A file that is no DuckDB database, or one that holds tables of another program."""

    template = "{path} is not a Dragoman store: {why}. Name another file."


class StoreLocked(DragomanError):
    """A store that another process holds open."""

    template = (
        "{path} is open in another process (PID {pid}). Close it (an explorer lets go of it 15 seconds after the last "
        "visit), or {instead}."
    )


class StoreOpenTwice(DragomanError):
    """A store that this process holds open in another way: for reading and for writing at once."""

    template = "{path} is already open in this process, for {other}. Close it first."


class StoreNewer(DragomanError):
    """A store that a later Dragoman made."""

    template = (
        "{path} was made by a newer Dragoman (its schema is version {found}, this one knows {known}). "
        "Upgrade Dragoman, or write to another file."
    )


class StoreOlder(DragomanError):
    """A store of an earlier schema, opened for reading only."""

    template = (
        "{path} was made by an older Dragoman (its schema is version {found}, this one reads {known}). "
        "Open it once for writing to bring it up to date: Store('{path}').close()"
    )


class StoreFailed(DragomanError):
    """A store that could not be opened, read or written for another reason."""

    template = "{path} could not be used as a store: {why}"


class StoreNotReadOnly(DragomanError):
    """A query for strangers, asked of a store that is open for writing."""

    template = "{path} is open for writing. Open it with Store(path, read_only=True) to use query(), or use sql()."


class QueryFailed(DragomanError):
    """SQL that the store cannot answer."""

    template = "the query failed: {why}"


class StoryMissing(DragomanError):
    """The id of no story."""

    template = "{path} holds no story {story}. List them with: dragoman stories {path}"


class ThreadMissing(DragomanError):
    """The id of no thread, and of no story."""

    template = "{path} holds no thread or story {thread}. List the threads with: dragoman threads {path}"


class DiskFull(DragomanError):
    """No space left where the output goes."""

    template = "{path}: the disk is full. Free some space, or write elsewhere; {kept}."


class OutputMissing(DragomanError):
    """An output in a folder that does not exist."""

    template = "{path} cannot be written: there is no folder {folder}. Make it first: mkdir -p {folder}"


class OutputNotAFile(DragomanError):
    """An output path that is a folder or a device."""

    template = "{path} cannot be written: it is {what}. Name a file, such as {example}."


class OutputUnwritable(DragomanError):
    """An output that the system does not let us write."""

    template = "{path} cannot be written: {why}. Check who may write there, or name another file."


class UnknownFormat(DragomanError):
    """An output whose suffix names no format."""

    template = "{path}: '{suffix}' is not a format that Dragoman writes. Use one of {known}, or - for JSON lines."


class GazetteerUnreadable(DragomanError):
    """A file of places that is not as expected."""

    template = "the place file {file} cannot be read at line {line}: {why}. Put the file right, or install again."


class StoreOfNewerDuckDB(DragomanError):
    """A store whose file a newer DuckDB wrote."""

    template = "{path} was written by a newer version of DuckDB than is installed. Upgrade it: pip install -U duckdb"


class KnowledgeInvalid(DragomanError):
    """A file of countries, organisations, roles or leaders that cannot be read as its first lines describe."""

    template = "the knowledge file {file} is not as its first lines describe: {why}. Mend that row."


class ActorFileInvalid(DragomanError):
    """A file of actors that cannot be read."""

    template = "{file}, line {line}: {why}. `dragoman actors import --help` shows the forms that are read."


class ActorUnknown(DragomanError):
    """A name of which a store knows nothing."""

    template = (
        "{store} knows nobody of the name '{name}' beyond the lists that ship. `dragoman actors list {store}` shows "
        "whom it knows, `dragoman actors correct` tells it of somebody."
    )


class ActorTold(DragomanError):
    """A correction that says nothing, or has codes or dates that are none."""

    template = "{name}: {why}. `dragoman actors correct --help` shows what can be said."


class UnknownCode(DragomanError):
    """A name that the ontology does not hold."""

    template = "'{code}' is not {kind}. Known and near: {near}."


class GoldInvalid(DragomanError):
    """A line of a gold file that cannot be scored against."""

    template = "{file}, line {line}: {why}. Put that line right; the others are as expected up to there."


class GoldKindUnknown(DragomanError):
    """A gold file, or a kind asked for, that no scoring fits."""

    template = "{file}: {why}. The kinds that can be scored are {known}; name one with --kind."


class GoldEmpty(DragomanError):
    """A gold file without records."""

    template = "{file} holds no gold records. Give a JSON lines file with one record a line."


class ExtraMissing(DragomanError):
    """A command that needs libraries of an extra."""

    template = "{name} is not installed, which this command needs. Install it: pip install 'dragoman[{extra}]'"


class TrainingInvalid(DragomanError):
    """A line of a training file that cannot be learned from."""

    template = "{source}: {why}. Put that line right; training/README.md says what a record holds."


class DyadInvalid(DragomanError):
    """Words that name no two sides."""

    template = (
        "'{dyad}' names no dyad. Give two country codes with a hyphen between them, such as PRK-KOR; * is anyone, "
        "as in PRK-*."
    )


class CountryUnknown(DragomanError):
    """A code that is no country's and that a store does not hold."""

    template = "'{code}' is no country's code, and {store} holds nobody of it. Near: {near}."


class BoundInvalid(DragomanError):
    """A bound of time, of a series or an export, that is no date."""

    template = "'{date}' is not a day, month or year written YYYY-MM-DD, YYYY-MM or YYYY."


class StoreUnlinked(DragomanError):
    """A store with articles and without stories."""

    template = (
        "the articles of {path} are not linked to stories yet. Link them: dragoman stories {path} --link; "
        "or count events: --count events."
    )


class ProfileMissing(DragomanError):
    """A country or a name of which a store has no story."""

    template = (
        "{path} holds no story of '{subject}'{where}. Give a country's code, such as PRK, or a name as the store has "
        "it: dragoman query {path} \"SELECT DISTINCT name FROM participants WHERE name ILIKE '%{like}%'\""
    )


class DurationInvalid(DragomanError):
    """A length of time in another form."""

    template = "'{text}' is not a length of time such as 90s, 15m, 2h or 1d."


class WatchlistMissing(DragomanError):
    """A list of feeds that is not there."""

    template = (
        "there is no list of feeds {path}. Make one: a file with [[feed]] and below it url = \"https://…\"; "
        "examples/feeds.toml shows all that it can hold."
    )


class WatchlistInvalid(DragomanError):
    """A list of feeds that is not as it should be."""

    template = "{path}{where}: {why}. examples/feeds.toml shows how it is written."


class NothingWatched(DragomanError):
    """A round in which no feed could be had."""

    template = "none of the {feeds} feeds could be had, and no page was coded. {why}"


class ExportFormatUntold(DragomanError):
    """An export whose output does not tell its format."""

    template = "the name {path} does not tell in which format to export. Say one with --as: {known}."


class NoStdout(DragomanError):
    """A format that is no text, asked for on standard output."""

    template = "{name} is not text and cannot be printed. Name a file: -o {example}"


class SheetFull(DragomanError):
    """More rows than a sheet of Excel has."""

    template = (
        "{path}: {rows:,} {table} do not fit a sheet of Excel, which holds {most:,}. Take fewer with --since, --until, "
        "--country, --type or --status, or export to parquet, sqlite or csv."
    )


class AnnotationsUnknown(DragomanError):
    """A file that no labelling tool we know exported."""

    template = (
        '{file} is neither an export of Label Studio (choose "JSON") nor one of doccano (choose "JSONL"): its records '
        "have no annotations of a text."
    )


class AnnotationInvalid(DragomanError):
    """An annotated record that cannot be made gold."""

    template = "{file}, {where}: {why}. Put it right in the labelling tool and export again."


class QueryUnknown(DragomanError):
    """The name of no question."""

    template = "there is no query @{name}. Near it: {near}. `dragoman query STORE --list` shows all."


class ParameterInvalid(DragomanError):
    """A parameter of a named query that it does not have, that is missing, or that cannot be read."""

    template = "@{query}, {name}: {why}. `dragoman query STORE --list` shows what can be set."


class TableUnknown(DragomanError):
    """A table that a store does not have."""

    template = "{path} has no table or view {table}. It has: {known}."


class PeriodUnknown(DragomanError):
    """A length of period that series and charts do not have."""

    template = "'{by}' is no period. Name one of {known}."


class LibraryUnknown(DragomanError):
    """A library of data frames that nothing here writes for."""

    template = "'{library}' is no library of data frames that is known here. Name one of {known}."


class SettingInvalid(DragomanError):
    """A setting of the component of a spaCy pipeline that cannot be used."""

    template = "the setting '{name}' of the component dragoman cannot be used: {why}."


class DumpInvalid(DragomanError):
    """A folder that is no whole dump of a store."""

    template = "{path} is not a whole dump of a store: {why}. Dump the store again: dragoman dump STORE -o FOLDER"


class DumpNewer(DragomanError):
    """A dump that a later Dragoman made."""

    template = (
        "{path} was made by a newer Dragoman (its schema is version {found}, this one knows {known}). Upgrade Dragoman."
    )


class OutputThere(DragomanError):
    """An output that must not be there yet."""

    template = "{path} is there already. {instead}"


class FilterInvalid(DragomanError):
    """A condition in the address of a page of the explorer that cannot be read."""

    template = "{name}={value}: {why}."


class QueryTooLong(DragomanError):
    """A question of the explorer that took more than its time."""

    template = "that took more than {seconds:g} seconds and was broken off. Narrow it, or ask it with `dragoman query`."


class TooManyRows(DragomanError):
    """A file of more rows than the explorer gives away."""

    template = (
        "that is more than {most:,} rows. Narrow it, or write it with `dragoman export` or `dragoman query -o FILE`."
    )


class PortTaken(DragomanError):
    """A port that another program listens on, or that may not be opened."""

    template = "port {port} of {host} cannot be opened ({why}). Name another with --port, or 0 for any that is free."


class JudgementInvalid(DragomanError):
    """A judgement that cannot be kept; ``values["field"]`` names what is wrong in it, such as actors[0].country."""

    template = "{field}: {why}. The judgement was not kept."


class NotJudgements(DragomanError):
    """A file that is no SQLite database, or one of another program."""

    template = "{path} holds no judgements: {why}. Name another file with --judgements."


class JudgementsNewer(DragomanError):
    """A file of judgements that a later Dragoman made."""

    template = (
        "{path} was made by a newer Dragoman (its judgements are of version {found}, this one knows {known}). "
        "Upgrade Dragoman."
    )


class JudgementsMissing(DragomanError):
    """A file of judgements that was to be read and is not there."""

    template = (
        "there are no judgements {path} yet. Draw a sample to judge: dragoman review sample STORE -n 200; or name "
        "another file with --judgements."
    )


class JudgementsFailed(DragomanError):
    """A file of judgements that could not be opened, read or written for another reason."""

    template = "{path} could not be used for judgements: {why}. Nothing that was kept before is lost."


class NothingJudged(DragomanError):
    """Figures of judgements where there are none yet."""

    template = "{path} holds no judgement{where} yet. Judge some events first."


class ReviewerUnknown(DragomanError):
    """A name of nobody who has judged."""

    template = "{path} holds no judgement of '{reviewer}'. Those who have judged: {known}."


class EventMissing(DragomanError):
    """The id of no event."""

    template = "{path} holds no event {event}. It may have been coded again since; search for its article."


class SampleMissing(DragomanError):
    """The id of no sample."""

    template = "{path} holds no sample {sample}. It has: {known}."


class SampleEmpty(DragomanError):
    """A sample of nothing."""

    template = "{path} holds no such events. Ask for others with --since, --until, --country, --type or --status."


class FormRefused(DragomanError):
    """A form of the explorer that is not taken."""

    template = "the form is not taken: {why}."


class NotAReviewer(DragomanError):
    """A page for reviewers, asked for without a key."""

    template = (
        "judging needs a key. Start the server with `dragoman serve STORE --reviewer NAME`; it prints the address by "
        "which NAME enters."
    )


class JudgedOutdated(DragomanError):
    """A judged event with codes that the ontology no longer has."""

    template = "{path}, article {article}: {why}. Judge that event again, or export --form judgements."


class WorkersFail(DragomanError):
    """Processes that end before they have begun."""

    template = (
        "the worker processes end before they code anything: there may be too little memory for so many. Ask for fewer "
        "with -j, or for none with -j 1, which also says what is wrong."
    )


class JobsInvalid(DragomanError):
    """A number of processes that is none."""

    template = "-j {jobs} is no number of processes. Give 1 or more, or 0 for one a core."


class OutputNotOfCluster(DragomanError):
    """A folder that holds something else than what `dragoman cluster` writes."""

    template = "{path} holds {other}, which no dragoman cluster wrote. Name a folder that is new or of such a run."


class ClusterUnreachable(DragomanError):
    """A Ray cluster that does not answer."""

    template = "the Ray cluster at {address} cannot be reached: {why}. Is its head running (ray start --head)?"


class ProviderMissing(DragomanError):
    """A way of running the classifier that is not installed."""

    template = (
        "onnxruntime has no {provider} here. For NVIDIA GPUs install onnxruntime-gpu in the place of onnxruntime, or "
        "run without --gpus."
    )
