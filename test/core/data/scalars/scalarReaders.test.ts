import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parse } from 'yaml'
import { readPublished } from '../../../../src/core/frontmatter/reading/publishedReading'
import {
  isMoment,
  readCore,
  readGoccy,
  readGoYaml2,
  readJsYaml3,
  readJsYaml4,
  readPsych,
  sameReading,
  type Reading,
} from '../../../../src/core/data/scalars/scalarReaders'
import { generatorFor } from '../../../generatorFor'
import { runs } from '../../../runs'

const words = 'yes Yes YES no on ON off y n true True TRUE tRue false null Null NULL ~ = << .inf -.INF +.inf .nan .NaN'.split(' ')
const piece = fc.constantFrom(...'0123456789'.split(''), ...'0123456789'.split(''), ...'._:-+eExobaFfZT, '.split(''))
const digits = fc.integer({ min: 0, max: 9999 }).map(String)
const two = fc.integer({ min: 0, max: 70 }).map((value) => String(value).padStart(2, '0'))
const date = fc.tuple(fc.integer({ min: 1900, max: 2100 }), two, two).map((parts) => parts.join('-'))
const time = fc.tuple(two, two, two).map((parts) => parts.join(':'))
const zone = fc.constantFrom('', 'Z', ' Z', '+08:00', ' -5', '+0800', ' UTC', '.5', '.1234 +1:30')
/** Values that one reader or another takes for more than text. */
const scalar = fc.oneof(
  fc.constantFrom(...words),
  fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.tuple(fc.constantFrom('', '-', '+'), fc.constantFrom('', '0', '00', '0o', '0x', '0b'), digits).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('', '-', '+'), digits, two).map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
  fc.tuple(digits, fc.constantFrom('_', '.', 'e', ',', 'e-', ':'), digits).map((parts) => parts.join('')),
  date,
  fc.tuple(date, fc.constantFrom(' ', 'T', 't'), time, zone).map((parts) => parts.join('')),
)

/** Values that are written as one scalar without quotes. */
const plain = scalar.filter((written) => written === written.trim() && !/^[-?:,=]?$|^[-?:] |^,|: |:$/.test(written))

function readingOf(value: unknown): Reading {
  return value instanceof Date ? { milliseconds: value.getTime() } : (value as Reading)
}

function told(reading: Reading): string {
  return isMoment(reading) ? new Date(reading.milliseconds).toISOString() : JSON.stringify(reading)
}

describe('readers of scalars', () => {
  it('gray-matter', () => {
    fc.assert(
      fc.property(plain, (written) => {
        const { data, error } = readPublished(`---\na: ${written}\n---\n`, 0, generatorFor('generic'))
        assert.equal(error, undefined, written)
        const reading = readJsYaml3(written)
        assert.ok(sameReading(reading, readingOf(data['a'])), `${written}: ${told(reading)}, not ${told(readingOf(data['a']))}`)
      }),
      runs(3000, 200_000),
    )
  })

  it('YAML 1.2', () => {
    fc.assert(
      fc.property(plain, (written) => {
        const actual = readingOf(parse(`a: ${written}`).a)
        assert.ok(sameReading(readCore(written), actual), `${written}: ${told(readCore(written))}, not ${told(actual)}`)
      }),
      runs(3000, 200_000),
    )
  })

  const date = { milliseconds: Date.UTC(2024, 0, 5) }
  const clock = { milliseconds: Date.UTC(2024, 0, 5, 8) }
  const rows: readonly (readonly [string, Reading, Reading, Reading, Reading])[] = [
    // written, Psych, js-yaml 4, goccy/go-yaml, go-yaml 2
    ['12:30', 45_000, '12:30', '12:30', '12:30'],
    ['08:30', 30_600, '08:30', '08:30', '08:30'],
    ['012', 10, 12, 10, 10],
    ['08', '08', 8, '08', 8],
    ['0o12', '0o12', 10, 10, 10],
    ['0x1F', 31, 31, 31, 31],
    ['0b11', 3, 3, 3, 3],
    ['1_000', 1000, '1_000', 1000, 1000],
    ['1,000', 1000, '1,000', '1,000', '1,000'],
    ['1,2', 12, '1,2', '1,2', '1,2'],
    ['1e3', '1e3', 1000, '1e3', 1000],
    ['1.5e3', '1.5e3', 1500, 1500, 1500],
    ['1.5e+3', 1500, 1500, 1500, 1500],
    ['.5', 0.5, 0.5, 0.5, 0.5],
    ['5.', 5, 5, 5, 5],
    ['-7', -7, -7, -7, -7],
    ['yes', true, 'yes', 'yes', true],
    ['No', false, 'No', 'No', false],
    ['on', true, 'on', 'on', true],
    ['y', 'y', 'y', 'y', true],
    ['tRue', true, 'tRue', 'tRue', 'tRue'],
    ['True', true, true, true, true],
    ['~', null, null, null, null],
    [':name', ':name', ':name', ':name', ':name'],
    ['=', '=', '=', '=', '='],
    ['2024-01-05', date, date, '2024-01-05', '2024-01-05'],
    ['2024-1-5', date, '2024-1-5', '2024-1-5', '2024-1-5'],
    ['2024-01-05 08:00:00', clock, clock, '2024-01-05 08:00:00', '2024-01-05 08:00:00'],
    ['2024-01-05 16:00:00 +0800', clock, '2024-01-05 16:00:00 +0800', '2024-01-05 16:00:00 +0800', '2024-01-05 16:00:00 +0800'],
    ['2024-02-30', '2024-02-30', { milliseconds: Date.UTC(2024, 2, 1) }, '2024-02-30', '2024-02-30'],
    ['Harbour', 'Harbour', 'Harbour', 'Harbour', 'Harbour'],
  ]
  const readers = { Psych: readPsych, 'js-yaml 4': readJsYaml4, 'goccy/go-yaml': readGoccy, 'go-yaml 2': readGoYaml2 }
  Object.entries(readers).forEach(([name, read], index) => {
    it(`${name}, by its source`, () => {
      for (const row of rows) assert.ok(sameReading(read(row[0]), row[index + 1] ?? null), `${row[0]}: ${told(read(row[0]))}`)
    })
  })

  it('bear anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        for (const read of [readCore, readJsYaml3, ...Object.values(readers)]) read(written)
      }),
    )
  })
})
