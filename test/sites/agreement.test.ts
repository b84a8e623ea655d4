import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { emptyCorpus } from '../../src/core/article/corpusView'
import { hasZone, readDate } from '../../src/core/dates/dates'
import { checkArticle, checkInCorpus } from '../../src/core/lint/checkArticle'
import { filesAmong } from '../../src/core/lint/checkExample'
import type { Problem } from '../../src/core/text/problem'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { losesFields, recordedCases, recordedGenerators, type Case, type Recorded } from './recorded'
import { dateCase, recordedRuns } from './recordedDates'

/** The rules that say what the build makes of an article. Others are about what readers see. */
const ofBuild = /^(?:fm-|date-|tag-|mdx-syntax$|img-percent-sign$|taxonomy-type$|link-article-missing$)/
const buildRules = rules.filter(({ id }) => ofBuild.test(id))

type Generator = (typeof recordedGenerators)[number]

/** The configuration file that shows that a site has no tags of its own. */
const siteFiles: Readonly<Record<Generator, string>> = {
  hexo: 'package.json',
  jekyll: '_config.yml',
  hugo: 'hugo.toml',
  eleventy: '.eleventy.js',
  astro: 'astro.config.mjs',
  docusaurus: 'docusaurus.config.js',
}

/** Where Copydesk says less or more than what happens, on purpose: the input, the rule (if it says more), and why. */
const onPurpose: readonly (readonly [input: RegExp, rule: RegExp | undefined, reason: string])[] = [
  [/^tags: \{% include no-such/, undefined, 'included files are not looked up: themes have some'],
  [
    /^tags: \{% (?:post_link|link|post_url) |^tags: .*\{\{< (?:rel)?ref /,
    undefined,
    'needs the articles of the site: link-article-missing',
  ],
  [/^dates: "?(?:2022-02-30|2022-13-45|2022-01-12 25:00:00)"?$/, /^date-invalid$/, 'no such day or time: the site shows another'],
  [/^tags: (?:A |`|```\n|E = )\{\{ ?(?:name|x) ?\}\}/, /^tag-output-lost$/, 'readers see nothing in its place'],
  [/^tags: \{% youtube /, undefined, 'a warning: Hexo before 8 has that tag'],
  [/^tags: A \{\{< figure src=['“]/, /^tag-syntax$/, 'readers get an address with quotation marks'],
  [/^taxonomies: tags: \[2022-01-05\]/, /^fm-read-differently$/, 'the tag is published as words'],
  [/^taxonomies: tags: \[(?:1, 2\.50, true|a, null)\]/, /^taxonomy-type$/, 'the names are published otherwise, or not at all'],
  [/^taxonomies: tags: \{ label: a \}/, /^fm-schema$/, 'no generator makes a tag of it'],
  [/^taxonomies: tags: \[新闻，体育\]/, /^fm-full-width$/, 'it is one tag'],
  [/^taxonomies: tags: #a #b/, /^fm-needs-quotes$/, 'there is no tag'],
  [/^keys: expired-before/, /^date-order$/, 'the dates cannot be meant so'],
  [/^keys: published-no/, /^fm-schema$/, 'it is published, against what is written'],
  [/^keys: unknown-tag/, /^fm-read-differently$/, 'the tag is ignored, and refused elsewhere'],
  [
    /^keys: (?:mark-inside|(?:control|delete)-character-in-(?:comment|quotes))/,
    /^fm-encoding$/,
    'an invisible character breaks links, tags and searches',
  ],
  [/^keys: yes-key/, /^fm-read-differently$/, 'the key is true to Ruby'],
  [/^keys: duplicate/, /^fm-duplicate-key$/, 'only one of the values is published'],
  [/^keys: not-fields/, /^fm-yaml-syntax$/, 'there are no fields'],
  [/^fences: second-block/, /^fm-second-block$/, 'readers see the second block'],
  [
    /^fences: (?:text-on-closing-line|hyphens-in-block-text)/,
    /^fm-(?:fence|yaml-syntax)$/,
    'the front matter ends earlier than it was meant to',
  ],
  [/^fences: empty/, /^fm-fence$/, 'Hexo shows two lines across the page'],
  [/^fences: dots-close-rule-below/, /^fm-fence$/, 'Hugo leaves out the text above the line'],
]

/** `stopped`: no page, or not this article; `changed`: another date, or none. `altered`: other values are published than those written. */
type Fate = 'stopped' | 'changed' | 'altered' | 'fine' | 'unclear'

/** One article on a site with one configuration. */
interface Input {
  readonly generator: Generator
  readonly label: string
  readonly text: string
  readonly path: string
  readonly timeZone: string | undefined
  /** What the generator did, on one or more computers. */
  readonly results: Recorded[]
}

describe('All records, against what Copydesk says', () => {
  it('harm is never silent or only a note, and what is fine gets no error and no warning', async () => {
    const groups = await recordedCases()
    const agreement: Record<string, Record<string, number>> = {}
    const harm: Record<string, Record<string, number>> = {}
    const wrong: string[] = []
    const used = new Set<string>()
    for (const generator of recordedGenerators) {
      const row = { inputs: 0, agree: 0, 'differ on purpose': 0 }
      const harmRow = { harmful: 0, errors: 0, warnings: 0, notes: 0, silent: 0, fine: 0, 'errors and warnings': 0 }
      agreement[generator] = row
      harm[generator] = harmRow
      for (const input of inputsOf(generator, groups)) {
        const fate = fateOf(input)
        if (fate === 'unclear' || fate === 'altered') continue
        row.inputs++
        const problems = problemsOf(input)
        const strong = problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
        const isError = strong.some(({ severity }) => severity === 'error')
        const isRight = fate === 'fine' ? strong.length === 0 : isError || (fate === 'changed' && strong.length > 0)
        const reason = isRight ? undefined : reasonFor(input, fate, strong)
        if (reason !== undefined) used.add(reason)
        if (isRight) row.agree++
        else if (reason !== undefined) row['differ on purpose']++
        else
          wrong.push(
            `${generator}, ${input.label}: ${fate}, but ${strong.map(({ ruleId }) => ruleId).join(' ') || `${problems.length} notes`}`,
          )
        if (reason !== undefined) continue
        if (fate === 'fine') {
          harmRow.fine++
          if (!isRight) harmRow['errors and warnings']++
        } else {
          harmRow.harmful++
          harmRow[isError ? 'errors' : strong.length > 0 ? 'warnings' : problems.length > 0 ? 'notes' : 'silent']++
        }
      }
    }
    console.table(agreement)
    console.table(harm)
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      onPurpose.map(([, , reason]) => reason).filter((reason) => !used.has(reason)),
      [],
    )
  })
})

function reasonFor({ label }: Input, fate: Fate, strong: readonly Problem[]): string | undefined {
  return onPurpose.find(
    ([input, rule]) => input.test(label) && (rule ? fate === 'fine' && strong.every(({ ruleId }) => rule.test(ruleId)) : fate !== 'fine'),
  )?.[2]
}

function inputsOf(generator: Generator, groups: Readonly<Record<string, Readonly<Record<string, Case>>>>): readonly Input[] {
  const texts = Object.entries(groups).flatMap(([group, cases]) =>
    Object.values(cases).map(({ of, text }) => [`${group}: ${of}`, text] as const),
  )
  const textOf = new Map<string, string>(texts)
  const inputs = new Map<string, Input>()
  for (const [run, { timezone: timeZone, bodiesOnly, results }] of Object.entries(recordedRuns(generator)))
    for (const [label, result] of bodiesOnly ? [] : Object.entries(results)) {
      const text = textOf.get(label)
      assert.ok(text !== undefined, label)
      const path = run === 'mdx' ? 'harbour.mdx' : generator === 'docusaurus' ? 'blog/harbour.md' : 'harbour.md'
      const key = `${timeZone ?? ''} ${path} ${label}`
      const input = inputs.get(key) ?? { generator, label, text, path, timeZone, results: [] }
      inputs.set(key, input)
      input.results.push(result)
    }
  return [...inputs.values()]
}

function problemsOf({ generator, text, path, timeZone }: Input): readonly Problem[] {
  const files = filesAmong({ [siteFiles[generator]]: { bytes: 0, content: { kind: 'unreadable' } } })
  const config = { ...configOf(buildRules, { dialect: generator, timeZone }), files }
  const article = parseArticle(text, path)
  const found = [...checkArticle(article, path, config), ...checkInCorpus(article, path, config, emptyCorpus)]
  // That there is no date is no warning about the build.
  return found.filter(({ ruleId, severity }) => ruleId !== 'date-missing' || severity === 'error')
}

function fateOf({ generator, label, text, results }: Input): Fate {
  if (results.some(({ outcome }) => outcome === 'stops' || outcome === 'lost')) return 'stopped'
  const dated = dateCase(label)
  if (dated) return dateFate(generator, dated.written, results)
  if (results.some((result) => losesFields(text, result))) return 'changed'
  // `z.string()` in the schema of a collection refuses it, another schema does not.
  if (results.some(({ titleAsText }) => titleAsText === false)) return 'unclear'
  const title = /^scalars: (.*)$/s.exec(label)?.[1]
  return title !== undefined && results.some((result) => String(result.title) !== title.replace(/^(["'])(.*)\1$/s, '$2'))
    ? 'altered'
    : 'fine'
}

function dateFate(generator: Generator, written: string, results: readonly Recorded[]): Fate {
  const source = written.replace(/^["']|["']$/g, '')
  const date = readDate(source)
  if (source === '' || source === 'null' || date?.other !== undefined) return 'unclear'
  if (results.some(({ outcome }) => outcome === 'not published')) return date ? 'fine' : 'changed'
  if (generator === 'eleventy' && /^(?:git )?(?:last modified|created)$/i.test(source)) return 'fine'
  // Astro reads a date by the schema of the collection: what one of the two usual ones reads may be fine.
  const readings = generator === 'astro' ? (['date', 'coercedDate'] as const) : (['date'] as const)
  const fates = readings.map((reading) => {
    const machines = results.map((result) => readFate(result[reading], date?.iso))
    return machines.find((fate) => fate === 'stopped') ?? machines.find((fate) => fate === 'changed') ?? machines[0] ?? 'unclear'
  })
  return fates.every((fate) => fate === fates[0]) ? (fates[0] ?? 'unclear') : 'unclear'
}

const dayMs = 86_400_000

/** @param iso the date that is written; undefined if it is none */
function readFate(read: string | null | undefined, iso: string | undefined): Fate {
  if (read === 'stops') return 'stopped'
  if (read === null || read === undefined || read.startsWith('of the')) return 'changed'
  const instant = Date.parse(read)
  if (iso === undefined) return instant < Date.UTC(1990, 0) || instant > Date.UTC(2200, 0) ? 'changed' : 'unclear'
  // Without a zone it may be that of any place.
  const meant = Date.parse(hasZone(iso) || !iso.includes('T') ? iso : `${iso}Z`)
  return Math.abs(instant - meant) >= (hasZone(iso) ? 1000 : 1.5 * dayMs) ? 'changed' : 'fine'
}
