import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { deleteField } from '../core/schema/fieldEdits'
import type { SiteGenerator } from '../core/generators/shared/generator'
import { yamlValues } from '../core/frontmatter/reading/yamlValues'
import type { Rule, RuleContext } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import type { Finding, Fix } from '../core/text/problem'
import { identityOf } from '../core/schema/engine/instance'
import type { Field, ValueNode } from '../core/data/nodes'

export const fmDuplicateKey: Rule = {
  id: 'fm-duplicate-key',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'Every key is used only once in the front matter.',
    why: 'If a key is written twice, at most one value is published, and strict programs reject the whole front matter. If two keys differ only in upper and lower case, it depends on the site generator which one is used.',
    authority: 'YAML 1.2.2, 3.2.1.3; js-yaml, “duplicated mapping key”',
    bad: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05\n⟦title⟧: Harbour opens again\n---\n',
      '---\ntitle: Harbour opens\n⟦Title⟧: Harbour opens again\n---\n',
      '---\ntitle: Harbour opens\ncover:\n  image: /a.jpg\n  ⟦image⟧: /b.jpg\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\nauthors:\n - name: Mara\n - name: Tomas\n---\n',
      '---\ntitle: Harbour opens\nseo: &seo { title: Harbour }\nsocial: *seo\n---\n',
      "---\ntitle: 'Harbour opens\ntitle: Harbour opens again\n---\n",
    ],
  },
  *check(article, context) {
    const { frontMatter } = article
    // In a front matter that does not parse, or with a stray quotation mark, a second key usually follows from that error.
    if (!frontMatter || frontMatter.errors.length > 0 || frontMatter.repairs.some(({ ruleId }) => ruleId === 'fm-bad-quote')) return
    for (const fields of mappings(frontMatter.root)) yield* repeated(article, fields, context)
  },
}

function* mappings(node: ValueNode | undefined): Generator<readonly Field[]> {
  if (node?.kind === 'map') {
    yield node.fields
    for (const { value } of node.fields) yield* mappings(value)
  } else if (node?.kind === 'list') {
    for (const { value } of node.items) yield* mappings(value)
  }
}

function* repeated(article: Article, fields: readonly Field[], { generator }: RuleContext): Generator<Finding> {
  const seen = new Map<string, { readonly first: Field; isRepeated?: true }>()
  for (const field of fields) {
    const name = field.key.toLowerCase()
    const earlier = seen.get(name) ?? { first: field }
    const { first, isRepeated } = earlier
    seen.set(name, first === field ? earlier : { first, isRepeated: true })
    // All parts of an alias value have the range of the alias. `<<` may be used twice.
    if (first.keyRange.start === field.keyRange.start || name === '<<') continue
    const same = first.key === field.key
    const line = article.lines.lineOf(first.keyRange.start) + 1
    // Both have the same value, so it does not matter which one a site uses. 012 and 12 are the same to some readers only.
    const isCopy = same && identityOf(first.value) === identityOf(field.value) && readsAlike(article.text, first, field, generator)
    yield {
      range: field.keyRange,
      message: same ? sameKeyMessage(field.key, line, article, generator) : otherCaseMessage(field.key, first.key, line, generator),
      ...(isError(same, generator) ? {} : { severity: 'warning' as const }),
      fixes: [
        ...deletion(article, fields, field, l10n.t('Delete this “{0}”', field.key), isCopy),
        // Of three fields, deleting the first would leave this one as a repetition of the second.
        ...(isCopy || isRepeated ? [] : deletion(article, fields, first, l10n.t('Delete the “{0}” in line {1}', first.key, line), false)),
      ],
      related: [{ range: first.keyRange, message: l10n.t('The first one is here.') }],
    }
  }
}

/** Whether the generator reads the same value in two fields of YAML. */
function readsAlike(text: string, one: Field, other: Field, { yaml }: SiteGenerator): boolean {
  try {
    return JSON.stringify(yamlValues(one.value, text, yaml)) === JSON.stringify(yamlValues(other.value, text, yaml))
  } catch {
    return false
  }
}

/** Whether the article is not published, or the generator is not known. */
function isError(same: boolean, { title, yaml }: SiteGenerator): boolean {
  return same && (title === undefined || yaml.refusesDuplicates)
}

function sameKeyMessage(key: string, line: number, { frontMatter }: Article, generator: SiteGenerator): string {
  const { title, yaml, frontMatter: reading } = generator
  if (title === undefined || frontMatter?.language !== 'yaml')
    return l10n.t('Line {1} already has “{0}”: at most one of them is published.', key, line)
  return yaml.refusesDuplicates
    ? l10n.t('Line {1} already has “{0}”. {2}', key, line, outcomeInWords(generator, reading.unreadable))
    : l10n.t('Line {1} already has “{0}”: {2} publishes this value, not the one there.', key, line, title)
}

function otherCaseMessage(key: string, first: string, line: number, { title, frontMatter }: SiteGenerator): string {
  if (title === undefined)
    return l10n.t(
      'Line {2} already has “{1}”, which differs from “{0}” only in upper and lower case: some sites treat them as the same key.',
      key,
      first,
      line,
    )
  return frontMatter.caselessKeys
    ? l10n.t('Line {2} already has “{1}”: {3} takes it for the same key as “{0}”, and publishes this value.', key, first, line, title)
    : l10n.t(
        'Line {2} already has “{1}”, which differs from “{0}” only in upper and lower case: {3} takes them for two fields.',
        key,
        first,
        line,
        title,
      )
}

function deletion(article: Article, siblings: readonly Field[], field: Field, title: string, safe: boolean): readonly Fix[] {
  const edit = deleteField(article, siblings, field)
  return edit ? [{ title, edits: [edit], safe }] : []
}
