import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { nearest } from '../core/text/closestMatch'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import type { SchemaField } from '../core/schema/articleSchema'
import { textAt } from '../core/text/text'
import { scalarText, vocabularyOf, type Vocabularies, type Vocabulary } from '../core/vocabulary/vocabulary'
import type { Field, ScalarNode, ValueNode } from '../core/data/nodes'

/** Maximum length of a vocabulary for which all values are offered. */
const maxOfferedValues = 5

export const vocabularyUnknown: Rule = {
  id: 'vocabulary-unknown',
  severity: 'error',
  docs: {
    effect: 'house',
    summary: 'If copydesk.yaml has a list of values for a field, only these values are used.',
    why: 'The site creates a separate page for a category or byline with a new spelling, and nobody finds that page.',
    authority: 'The lists under “vocabularies” in copydesk.yaml; a list with “closed: false” only suggests its values',
    given: { settings: 'vocabularies:\n  categories: [City, Sports, Harbour]\n  authors: [Mara Lind, Juno Ash]\n' },
    bad: [
      '---\ntitle: Harbour opens\ncategory: ⟦Sprots⟧\n---\n',
      "---\ntitle: Harbour opens\ncategories:\n - City\n - ⟦'Harbor'⟧\nauthors: [Mara Lind, ⟦J. Ash⟧]\n---\n",
      '---\ntitle: Harbour opens\ncategories:\n - [City, ⟦sports⟧]\n---\n',
      '---\ntitle: Harbour opens\nauthors:\n - name: ⟦Juno Asch⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ncategories:\n - [City, Harbour]\n - Sports\nauthor: "Mara Lind"\n---\n',
      '---\ntitle: Harbour opens\ntags: [anything]\ncategories:\n---\n',
    ],
  },
  *check(article, { schema, vocabularies }) {
    const { text, frontMatter } = article
    if (vocabularies.size === 0 || !frontMatter || frontMatter.errors.length > 0) return
    yield* inFields(frontMatter.fields, schema.fields, true)

    function* inFields(fields: readonly Field[], schemaFields: readonly SchemaField[], topmost: boolean): Generator<Finding> {
      for (const { key, value } of fields) {
        const field = schemaFields.find(({ name }) => name === key)
        const name = field?.vocabulary ?? (topmost ? vocabularyOf(key) : undefined)
        yield* inValue(value, field?.fields ?? [], name, closedVocabulary(vocabularies, name), false)
      }
    }

    function* inValue(
      node: ValueNode,
      schemaFields: readonly SchemaField[],
      name: string | undefined,
      vocabulary: Vocabulary | undefined,
      inFlow: boolean,
    ): Generator<Finding> {
      if (node.kind === 'list') {
        for (const item of node.items) yield* inValue(item.value, schemaFields, name, vocabulary, inFlow || node.style === 'flow')
      } else if (node.kind === 'map') {
        // If an author has a name, an address and an image, the name is the byline.
        const named = vocabulary && node.fields.findLast(({ key }) => key === 'name')?.value
        if (named) yield* inValue(named, [], name, vocabulary, inFlow || node.style === 'flow')
        yield* inFields(
          node.fields.filter(({ value }) => value !== named),
          schemaFields,
          false,
        )
      } else if (name !== undefined && vocabulary) {
        const value = scalarText(node, text)
        if (value !== undefined && !vocabulary.values.includes(value)) yield finding(article, node, value, name, vocabulary, inFlow)
      }
    }
  },
}

function closedVocabulary(vocabularies: Vocabularies, name: string | undefined): Vocabulary | undefined {
  const vocabulary = name === undefined ? undefined : vocabularies.get(name)
  return vocabulary?.closed ? vocabulary : undefined
}

function finding(
  article: Article,
  node: ScalarNode,
  value: string,
  name: string,
  { values, shown = values }: Vocabulary,
  inFlow: boolean,
): Finding {
  const near = nearest(value, shown)
  const unknown = l10n.t('“{0}” is not in the list of {1} in copydesk.yaml.', value, listName(name))
  return {
    range: node.range,
    message: near === undefined ? unknown : `${unknown} ${l10n.t('Did you mean “{0}”?', near)}`,
    fixes: fixes(article, node, near === undefined ? (shown.length <= maxOfferedValues ? shown : []) : [near], inFlow),
  }
}

/** No fixes for an alias: its value is written elsewhere. */
function fixes({ text, frontMatter }: Article, node: ScalarNode, offered: readonly string[], inFlow: boolean): readonly Fix[] {
  if (textAt(text, node.range).startsWith('*')) return []
  const writer = writerOf(frontMatter?.language)
  return offered.map((value) => ({
    title: l10n.t('Replace with “{0}”', value),
    edits: [{ range: node.range, newText: writer.text(value, node.style, inFlow) }],
    safe: false,
  }))
}

function listName(name: string): string {
  switch (name) {
    case 'categories':
      return l10n.t('categories')
    case 'tags':
      return l10n.t('tags')
    case 'authors':
      return l10n.t('bylines')
    default:
      return `“${name}”`
  }
}
