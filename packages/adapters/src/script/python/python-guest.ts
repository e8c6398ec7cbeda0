/**
 * The Python half of a run: it makes the globals of a script, counts its lines, and writes its result.
 *
 * It is part of the snapshot that every interpreter starts from, together with the modules it imports: loading them
 * from the archive of the standard library would cost each run up to half a second. `random` is seeded again in each
 * run.
 * Source: specification 03, section 14; 04, section e.3.
 */
export const guest = `
import base64, bisect, builtins, calendar, collections, copy, csv, dataclasses, datetime, decimal, enum, fractions
import functools, hashlib, heapq, hmac, html, io, itertools, json, math, operator, random, re, statistics, string, sys
import textwrap, time, types, typing, unicodedata, urllib.parse, uuid

LIBRARY = ('/lib/python', '<frozen ')
MOST_LINES = 100
LONGEST_LINE = 1024
DEEPEST = 500
SAFEST = 2 ** 53 - 1


class Lines(io.TextIOBase):
    """A text stream that passes on each line, shortened, up to a limit."""

    left = MOST_LINES

    def __init__(self, level, say):
        self.level = level
        self.say = say
        self.line = ''

    def writable(self):
        return True

    def write(self, text):
        start = 0
        while True:
            end = text.find('\\n', start)
            # Text beyond the limit is not collected.
            self.line += text[start:min(end if end != -1 else len(text), start + LONGEST_LINE - len(self.line))]
            if end == -1:
                return len(text)
            self.finish()
            start = end + 1

    def finish(self):
        line, self.line = self.line, ''
        Lines.left -= 1
        if Lines.left >= 0:
            self.say('printed', json.dumps([self.level, line]))

    def flush(self):
        pass


def run_job(text, say):
    job = json.loads(text)
    sys.stdout = Lines('info', say)
    sys.stderr = Lines('warn', say)
    random.seed()
    try:
        outcome = 'finished', evaluate(job, say)
    except MemoryError:
        outcome = 'out-of-memory', ''
    except BaseException as error:
        outcome = 'threw', json.dumps(explain(error, [source['file'] for source in job['sources']]))
    sys.settrace(None)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Lines) and stream.line:
            stream.finish()
    say(*outcome)


def evaluate(job, say):
    names = variables(json.loads(job['context']), job['steps'])
    codes = []
    trace = tracer(job['statementLimit'], say)
    for source in job['sources']:
        code = compile(source['text'], source['file'], 'exec', dont_inherit=True)
        sys.settrace(trace)
        exec(code, names)
        sys.settrace(None)
    if 'result' not in names:
        return '[]'
    written = []
    # Two calls per level, and the calls of the script's own members.
    sys.setrecursionlimit(4 * DEEPEST)
    write(names['result'], written.append, [])
    return '[' + ''.join(written) + ']'


def variables(context, steps):
    main = types.ModuleType('__main__')
    sys.modules['__main__'] = main
    names = main.__dict__
    names['__builtins__'] = builtins
    names['context'] = context
    for step in steps:
        name = re.sub(r'[-.\\s]+(.)?', lambda found: (found[1] or '').upper(), step)
        if name != 'result' and name not in names and not hasattr(builtins, name) and step in context:
            names[name] = context[step]
    return names


def tracer(limit, say):
    """Counts executed lines outside the standard library. The message about the limit ends the process."""
    left = limit

    def count(frame, event, argument):
        nonlocal left
        if event == 'line':
            left -= 1
            if left < 0:
                say('statement-limit', '')
        return count

    return lambda frame, event, argument: None if frame.f_code.co_filename.startswith(LIBRARY) else count


def write(value, put, ancestors):
    if value is None:
        put('null')
    elif value is True or value is False:
        put('true' if value else 'false')
    elif isinstance(value, int):
        text = int.__repr__(value)
        put(text if -SAFEST <= value <= SAFEST else f'"{text}"')
    elif isinstance(value, float):
        put(float.__repr__(value + 0.0) if math.isfinite(value) else 'null')
    elif isinstance(value, str):
        put(json.encoder.encode_basestring(str.__str__(value)))
    elif isinstance(value, (list, tuple, dict)):
        if any(outer is value for outer in ancestors):
            raise ValueError('the result contains itself')
        if len(ancestors) == DEEPEST:
            raise ValueError(f'the result is nested deeper than {DEEPEST} levels')
        ancestors.append(value)
        write_parts(value, put, ancestors)
        ancestors.pop()
    else:
        put(json.encoder.encode_basestring(str(value)))


def write_parts(value, put, ancestors):
    if isinstance(value, dict):
        before = '{'
        for key, member in dict.items(value):
            put(before + json.encoder.encode_basestring(str(key)) + ':')
            write(member, put, ancestors)
            before = ','
        put('}' if before == ',' else '{}')
    else:
        put('[')
        for index, member in enumerate(value):
            if index > 0:
                put(',')
            write(member, put, ancestors)
        put(']')


def explain(error, files):
    place = None
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename in files:
            place = f'{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}'
        frame = frame.tb_next
    said = error
    if isinstance(error, SyntaxError):
        said = error.msg
        if error.filename in files:
            place = f'{error.filename}:{error.lineno}'
    try:
        text = str(said)
    except BaseException:
        text = ''
    shown = type(error).__name__ + (f': {text}' if text else '')
    return shown[:1000] + ('' if place is None else f' ({place})')
`;
