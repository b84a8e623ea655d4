import { generators } from '../generators/generators'
import type { RuleOptions } from './ruleOptions'

/** The members of a rule that the schema of `copydesk.yaml` names. */
export interface RuleInSettings {
  readonly id: string
  readonly docs: { readonly summary: string }
  readonly options?: RuleOptions
}

const path = { type: 'string', minLength: 1 }
const paths = { type: 'array', items: path }
const levels = ['off', 'error', 'warning', 'information', 'hint']

const schemaEntry = {
  type: ['string', 'object'],
  minLength: 1,
  required: ['path'],
  additionalProperties: false,
  properties: {
    path: { ...path, description: 'Where the schema is: a path from the folder of copydesk.yaml.' },
    files: { ...paths, type: ['string', 'array'], description: 'Which articles it is for: globs. Left out: all.' },
  },
}

const vocabulary = {
  type: ['array', 'object', 'null'],
  items: { type: ['string', 'number'] },
  additionalProperties: false,
  properties: {
    values: { type: ['array', 'null'], items: { type: ['string', 'number'] }, description: 'The values, in the order they are offered.' },
    file: {
      ...path,
      description: 'A file with the values: a list in YAML or JSON, or one value a line. A path from the folder of copydesk.yaml.',
    },
    closed: {
      type: 'boolean',
      default: true,
      description: 'true: any other value is a mistake. false: these are offered first.',
    },
  },
}

/** One whose values other articles use already. */
function vocabularyOf(name: string) {
  const used = { 'copydesk:vocabulary': name }
  return { ...vocabulary, ...used, properties: { ...vocabulary.properties, values: { ...vocabulary.properties.values, ...used } } }
}

const names = { type: 'array', items: path }
const sanitizer = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    extends: {
      enum: ['default', 'none'],
      default: 'default',
      description: 'default: what is named here is let through as well. none: nothing else is.',
    },
    elements: { ...names, description: 'HTML elements that are let through.' },
    attributes: {
      type: ['object', 'null'],
      additionalProperties: names,
      description: 'Attributes that are let through, by element; "*" is for all elements. A name may end in *.',
    },
    styles: { ...names, description: 'CSS properties that may stand in a style attribute.' },
    schemes: { ...names, description: 'Schemes of links and pictures, such as https.' },
    frameHosts: { ...names, description: 'Hosts that an iframe may show, such as www.youtube.com.' },
    without: { ...names, description: 'Elements that are taken away from the default.' },
  },
}

function ruleEntry({ docs, options = {} }: RuleInSettings) {
  const severity = { enum: levels, description: 'How severe the rule is, or off.' }
  return {
    type: ['string', 'object'],
    description: docs.summary,
    if: { not: { type: 'string' } },
    else: { enum: levels },
    additionalProperties: false,
    properties: { severity, ...options },
  }
}

/** The JSON Schema of `copydesk.yaml`. @param rules those that it may name */
export function settingsSchema(rules: readonly RuleInSettings[]) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Copydesk settings',
    type: 'object',
    additionalProperties: false,
    properties: {
      articles: { ...paths, description: 'Which files are articles: globs from the folder of copydesk.yaml.' },
      dialect: { enum: generators.map(({ name }) => name), description: 'The site generator that reads the articles.' },
      siteRoot: { type: 'string', description: 'The folder that addresses such as /images/x.jpg start from.' },
      siteName: { type: 'string', minLength: 1, description: 'The name of the site, as search engines and social networks show it.' },
      siteUrl: {
        type: 'string',
        minLength: 1,
        description: "The address that the site's pages start with, such as https://www.example.com/.",
      },
      stylesheet: { ...path, description: "The newsroom's own look of the preview: a CSS file, a path from the folder of copydesk.yaml." },
      timeZone: { type: 'string', description: "The site's time zone, such as Asia/Shanghai or +08:00." },
      schema: {
        type: ['string', 'array'],
        minLength: 1,
        items: schemaEntry,
        description:
          "The newsroom's own JSON Schema for the front matter: a path from the folder of copydesk.yaml, or a list of them, each for the articles it names. The first that fits counts.",
      },
      vocabularies: {
        type: ['object', 'null'],
        additionalProperties: vocabulary,
        properties: {
          categories: { ...vocabularyOf('categories'), description: 'The categories: a list, or a file that holds it.' },
          tags: { ...vocabularyOf('tags'), description: 'The tags: a list, or a file that holds it.' },
          authors: { ...vocabularyOf('authors'), description: 'The bylines: a list, or a file that holds it.' },
        },
        description: 'The values that fields may take, by name: categories, tags, authors, or a name that your schema uses.',
      },
      distinct: {
        type: ['array', 'null'],
        items: { type: 'array', minItems: 2, items: { type: ['string', 'number'] } },
        description: 'Names that look alike and are truly different, such as [Sport, Sports]: a list of lists.',
      },
      rules: {
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleEntry(rule)])),
        description: 'How severe each rule is, or off; where a rule has options, these too.',
      },
      sanitizer: {
        ...sanitizer,
        description: 'Which HTML reaches the published page. The preview shows no other.',
      },
    },
  }
}
