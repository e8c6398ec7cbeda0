/** First words of function names: verbs, and the prepositions of conversions (`toJson`) and of copies (`withStep`). */
const verbs: ReadonlySet<string> = new Set(
  [
    'accept add admit allocate answer append apply ask assemble assign attach begin bind build call check choose clear',
    'close collect comment compare compile complete compose connect convert copy count create declare decode deliver derive',
    'describe diagnose diff disconnect discover drain draw drop encode end escape evaluate examine exchange execute explain export',
    'extend extract fail fix',
    'fetch fill filter find follow format forward get govern group handle hide hold identify import indent index infer inline',
    'inspect interpret invalidate invoke join keep launch lint list listen load locate lock log look make map mark mask',
    'match measure merge move name normalise note notify observe omit open pack paint pair parse pass pick place plan',
    'prepare print publish put quote rank read receive recognise record redact refuse reject relay release',
    'refresh reload remove rename render repeat replace report require resolve restore restrict retire rewrite route run save',
    'scan search select send separate serve set share shorten show sign skip sort split squash start stop store strip',
    'suggest summarise take tidy trace trim turn unmark unwrap use validate verify visit wait walk warn watch wrap',
    'write',
    'as from to with without',
  ].flatMap((line) => line.split(' ')),
);

/** Names that stay nouns. A new one needs a reason as good as these. */
const vocabulary: ReadonlySet<string> = new Set(
  [
    // The constructors of results, read as the words of the places that return them.
    'all entry given invalid ok usageError valid',
    // The readers of parsers, which read like the specification they implement.
    'contentAt filledTextAt flagAt itemsAt mapAt numberAt plainTextAt mapsAt stringAt textAt textsAt wordAt',
    // The segments of a JSONPath.
    'index member memberOrLength one slice union',
    // The kinds of keys in the tables of objects, and a condition in a list of cases.
    'object texts when word',
    // A conversion that names both ends, because `toMissing` would hide which values it changes.
    'nullToMissing',
    // The entry point of the command, and the built-ins as a plug-in list.
    'builtinsWith main',
  ].flatMap((line) => line.split(' ')),
);

/** An exported function: its name, and whether its declared result is a boolean. */
export interface NamedFunction {
  readonly name: string;
  readonly isPredicate: boolean;
}

/** Whether a function is named as style.md asks: by a verb, as a predicate, as a projection `…Of`, as a `…Contract`, or by an accepted
 * noun. */
export const isWellNamed = ({ name, isPredicate }: NamedFunction): boolean =>
  isPredicate || /(?:Of|Contract)$/.test(name) || vocabulary.has(name) || verbs.has(/^[a-z]*/.exec(name)?.[0] ?? '');
