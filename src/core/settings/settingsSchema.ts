import { generators } from '../generators/generators'
import type { RuleOptions } from './ruleOptions'
import { headlinesSchema } from '../style/headlines'
import { styleSchema } from './styleSchema'

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
    path: { ...path, description: 'The schema file. The path is relative to the folder of copydesk.yaml.' },
    files: {
      ...paths,
      type: ['string', 'array'],
      description: 'The articles that the schema is for (glob patterns). Without this key: all articles.',
    },
  },
}

const templateEntry = {
  ...schemaEntry,
  properties: {
    path: { ...path, description: 'A Markdown file. The path is relative to the folder of copydesk.yaml.' },
    files: {
      ...schemaEntry.properties.files,
      description: 'The articles that the template is for (glob patterns). Without this key: all articles.',
    },
  },
}

const vocabulary = {
  type: ['array', 'object', 'null'],
  items: { type: ['string', 'number'] },
  additionalProperties: false,
  properties: {
    values: {
      type: ['array', 'null'],
      items: { type: ['string', 'number'] },
      description: 'The values, in the order in which they are suggested.',
    },
    file: {
      ...path,
      description:
        'A file with the values: a YAML or JSON list, or one value per line. The path is relative to the folder of copydesk.yaml.',
    },
    closed: {
      type: 'boolean',
      default: true,
      description: 'true: any other value is reported. false: these values are only suggested first.',
    },
  },
}

/** A vocabulary whose values are in use in other articles. */
function vocabularyOf(name: string) {
  const used = { 'copydesk:vocabulary': name }
  return { ...vocabulary, ...used, properties: { ...vocabulary.properties, values: { ...vocabulary.properties.values, ...used } } }
}

const markdown = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    renderer: {
      enum: [...new Set(generators.flatMap(({ markdownSettings }) => markdownSettings.renderers))],
      description: 'The program that turns Markdown into HTML, if the generator can use several.',
    },
    html: { type: 'boolean', description: 'Whether HTML in an article is published.' },
    breaks: { type: 'boolean', description: 'Whether a line end in a paragraph becomes a line break.' },
    linkify: { type: 'boolean', description: 'Whether addresses in the text become links.' },
    typographer: { type: 'boolean', description: 'Whether straight quotes, hyphens and dots become typographic signs.' },
    footnotes: { type: 'boolean', description: 'Whether [^1] is a footnote.' },
    definitionLists: { type: 'boolean', description: 'Whether a line that starts with a colon defines the term above it.' },
    taskLists: { type: 'boolean', description: 'Whether [ ] and [x] at the start of a list item are boxes.' },
  },
}

const names = { type: 'array', items: path }
const sanitizer = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    extends: {
      enum: ['default', 'none'],
      default: 'default',
      description: 'default: the lists below add to the default policy. none: only the lists below are allowed.',
    },
    elements: { ...names, description: 'Allowed HTML elements.' },
    attributes: {
      type: ['object', 'null'],
      additionalProperties: names,
      description: 'Allowed attributes for each element; "*" is for all elements. A name may end in *.',
    },
    styles: { ...names, description: 'CSS properties that are allowed in a style attribute.' },
    schemes: { ...names, description: 'Allowed schemes in link and image addresses, such as https.' },
    frameHosts: { ...names, description: 'Domains that an iframe may show, such as www.youtube.com.' },
    without: { ...names, description: 'Elements of the default policy that are not allowed.' },
  },
}

function ruleEntry({ docs, options = {} }: RuleInSettings) {
  const severity = { enum: levels, description: 'The severity of the rule, or off.' }
  return {
    type: ['string', 'object'],
    description: docs.summary,
    if: { not: { type: 'string' } },
    else: { enum: levels },
    additionalProperties: false,
    properties: { severity, ...options },
  }
}

const globs = { ...paths, type: ['string', 'array'], minLength: 1 }

const override = {
  type: 'object',
  required: ['files'],
  additionalProperties: false,
  properties: {
    files: {
      ...globs,
      description:
        'The articles that this entry is for: glob patterns relative to the folder of copydesk.yaml. A pattern without a slash applies in every folder; one that starts with ! excludes.',
    },
    excludedFiles: { ...globs, description: 'Articles that this entry is not for, although “files” matches them (glob patterns).' },
    rules: { $ref: '#/$defs/rules', description: 'The severity of rules for these articles, or off, and their options.' },
    schema: { ...path, description: 'The JSON Schema for the front matter of these articles. It comes before those of “schema”.' },
    vocabularies: {
      $ref: '#/$defs/vocabularies',
      description: 'The values that fields of these articles may have. Each list replaces the one of the same name.',
    },
    style: { ...styleSchema, description: 'What the house style of these articles adds to “style”; where they differ, this counts.' },
  },
}

function profile(description: string) {
  return {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      values: {
        type: ['array', 'string', 'number', 'boolean'],
        items: { type: ['string', 'number', 'boolean'] },
        description: 'The values of the status field that mean this profile.',
      },
      files: {
        ...globs,
        description: 'The articles that have this profile if their status field says nothing (glob patterns), such as a folder of drafts.',
      },
      rules: { $ref: '#/$defs/rules', description: 'The severity of rules for articles with this status, or off, and their options.' },
    },
    description,
  }
}

const profiles = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    field: { type: 'string', minLength: 1, default: 'status', description: 'The field of the front matter that says the status.' },
    draft: profile('Articles that are being written: what they do not have yet is at most information.'),
    review: profile('Articles that are being edited: what they do not have yet is at most a warning.'),
    publish: profile('Articles that are published, and all that are neither draft nor review: the severities as they are set.'),
  },
}

/** The JSON Schema of `copydesk.yaml`. @param rules the rules that it may name */
export function settingsSchema(rules: readonly RuleInSettings[]) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Copydesk settings',
    type: 'object',
    additionalProperties: false,
    properties: {
      extends: {
        type: ['string', 'array', 'null'],
        minLength: 1,
        items: path,
        description:
          'A YAML or JSON file with settings that this one adds to: a path of the repository, or an npm package such as @desk/copydesk-config. A list of several: later ones count more.',
      },
      articles: { ...paths, description: 'Which files are articles: glob patterns relative to the folder of copydesk.yaml.' },
      dialect: { enum: generators.map(({ name }) => name), description: 'The site generator that reads the articles.' },
      siteRoot: { type: 'string', description: 'The folder that addresses such as /images/x.jpg are relative to.' },
      siteName: { type: 'string', minLength: 1, description: 'The name of the site, as search engines and social networks show it.' },
      siteUrl: {
        type: 'string',
        minLength: 1,
        description: 'The address of the site, such as https://www.example.com/.',
      },
      stylesheet: {
        ...path,
        description: "The newsroom's style sheet for the preview: a CSS file. The path is relative to the folder of copydesk.yaml.",
      },
      timeZone: { type: 'string', description: "The site's time zone, such as Asia/Shanghai or +08:00." },
      markdown: {
        ...markdown,
        description:
          'How your site reads Markdown, where Copydesk cannot see it in the configuration of its generator. A key that is not set is as the generator has it.',
      },
      languages: {
        type: ['array', 'null'],
        items: { type: 'string', pattern: '^[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,4}){0,2}$' },
        description:
          'The languages in which every article should exist, such as [en, fr, zh-CN]. The first one is the language in which articles are written.',
      },
      schema: {
        type: ['string', 'array'],
        minLength: 1,
        items: schemaEntry,
        description:
          "The newsroom's JSON Schema for the front matter: a path relative to the folder of copydesk.yaml, or a list of schemas, each for certain articles. The first one that matches the article is used.",
      },
      templates: {
        type: ['string', 'array'],
        minLength: 1,
        items: templateEntry,
        description:
          'The templates that new articles are made from: a path relative to the folder of copydesk.yaml, or a list of templates, each for certain articles. They come before those of the generator.',
      },
      vocabularies: {
        $ref: '#/$defs/vocabularies',
        description: 'The values that fields may have: categories, tags, authors, or a list that your schema refers to by its name.',
      },
      imageFields: {
        ...names,
        type: ['array', 'null'],
        description:
          'Fields of the front matter that hold images besides the usual ones: keys, or paths such as [heroPhoto, lead.photo]. The first one with a value is the head image.',
      },
      tags: {
        ...names,
        type: ['array', 'null'],
        description:
          'Template tags and shortcodes that your site has, and that Copydesk does not find in its files, such as [note, gallery].',
      },
      distinct: {
        type: ['array', 'null'],
        items: { type: 'array', minItems: 2, items: { type: ['string', 'number'] } },
        description: 'Names that look similar but are different, such as [Sport, Sports]: a list of lists.',
      },
      rules: { $ref: '#/$defs/rules', description: 'The severity of each rule, or off. Options of a rule are set here, too.' },
      overrides: {
        type: ['array', 'null'],
        items: override,
        description:
          'What is different for some articles: rules, schema, vocabularies and house style by folder. Later entries count more.',
      },
      profiles: {
        ...profiles,
        description:
          'Severities by the status of an article: draft, review or publish. With this key, even without a value, drafts are told apart.',
      },
      style: styleSchema,
      headlines: headlinesSchema,
      sanitizer: {
        ...sanitizer,
        description: 'The HTML that your site publishes. The preview does not show any other HTML.',
      },
    },
    $defs: {
      rules: {
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleEntry(rule)])),
      },
      vocabularies: {
        type: ['object', 'null'],
        additionalProperties: vocabulary,
        properties: {
          categories: { ...vocabularyOf('categories'), description: 'The categories: a list, or a file with a list.' },
          tags: { ...vocabularyOf('tags'), description: 'The tags: a list, or a file with a list.' },
          authors: { ...vocabularyOf('authors'), description: 'The bylines: a list, or a file with a list.' },
        },
      },
    },
  }
}
