// Each kind twice, in the shapes that sites have: one that uses little, one that uses much.

export const decapSmall = `
backend:
  name: github
collections:
  - name: "news"
    folder: "_posts/news"
    create: true
    fields:
      - { label: "Layout", name: "layout", widget: "hidden", default: "story" }
      - { label: "Headline", name: "title", widget: "string" }
      - { label: "Published", name: "date", widget: "datetime" }
      - { label: "Picture", name: "thumbnail", widget: "image" }
      - { label: "Text", name: "body", widget: "markdown" }
`

export const decapLarge = `
collections:
  - name: posts
    folder: src/content/posts
    extension: mdx
    fields:
      - { name: title, widget: string, pattern: ['^.{4,90}$', 'Four characters or more'] }
      - { name: author, widget: relation, collection: staff, search_fields: name, value_field: name }
      - { name: tags, widget: list, required: false, default: [harbour], hint: With commas }
      - { name: section, widget: select, options: [{ label: City desk, value: city }, sea] }
      - { name: topics, widget: select, multiple: true, max: 2, options: [a, b, c] }
      - { name: order, widget: number, value_type: int, min: 1, required: false }
      - { name: weight, widget: number, required: false }
      - name: nav
        widget: object
        required: false
        fields: [{ name: key, widget: string }, { name: open, widget: boolean }]
      - { name: links, widget: list, required: false, fields: [{ name: url, widget: string }] }
      - { name: stars, widget: rating, required: false }
  - name: staff
    folder: data/staff
    extension: yml
    fields: [{ name: name, widget: string }]
  - name: settings
    files: [{ file: data/site.yml, name: site, fields: [{ name: title, widget: string }] }]
`

export const pagesSmall = `
media: public/media
content:
  - name: blog
    type: collection
    path: 'src/content'
    fields:
      - { name: title, label: Titel, type: string }
      - { name: category, type: select, options: { multiple: true, values: ["Hafen", "Stadt"] } }
      - { name: pubDate, type: date }
      - { name: body, type: rich-text }
`

export const pagesLarge = `
components:
  seo: { type: object, fields: [{ name: title, type: string, required: true }] }
content:
  - name: writing
    type: group
    items:
      - name: posts
        type: collection
        path: src/data/blog/
        filename: '{year}-{primary}.mdx'
        fields:
          - { name: title, type: string, required: true, pattern: { regex: '^[^!]+$', message: Quiet please } }
          - { name: draft, type: boolean, default: true }
          - { name: tags, type: string, list: { max: 3 } }
          - { name: status, type: select, options: { values: [{ name: open, label: Open }, { value: closed, label: Closed }] } }
          - { name: seo, component: seo }
          - { name: photos, type: image, options: { multiple: true } }
          - { name: mood, type: mood-picker }
  - { name: about, type: file, path: src/about.md, fields: [{ name: title, type: string }] }
  - { name: prices, type: collection, path: data/prices, format: json, fields: [{ name: title, type: string }] }
`

export const keystaticSmall = `import { config, collection, fields } from '@keystatic/core';
export default config({
  storage: { kind: 'local' },
  collections: {
    notes: collection({
      label: 'Notes',
      slugField: 'title',
      path: 'src/content/notes/*',
      format: { contentField: 'content' },
      schema: {
        title: fields.slug({ name: { label: 'Title' } }),
        section: fields.select({
          label: 'Section',
          defaultValue: 'city',
          options: [{ label: 'City', value: 'city' }, { label: 'Sea', value: 'sea' }],
        }),
        published: fields.date({ label: 'Published', validation: { isRequired: true } }),
        content: fields.markdoc({ label: 'Text' }),
      },
    }),
  },
})
`

export const keystaticLarge = `
// collection: collection({ path: 'not/this/*' })
export const shared = { label: 'Label' } as const
export default config({
  collections: {
    "long-reads": collection({
      path: "src/content/long/**",
      slugField: "slug",
      format: { contentField: "content" },
      schema: {
        title: fields.text({ label: "Title's name", validation: { isRequired: true, length: { max: 60 } } }),
        slug: fields.slug({ name: { label: "Slug" } }),
        tags: fields.array(fields.text({ label: "Tag" }), { label: "Tags", itemLabel: (props) => props.value ?? "none, yet" }),
        sources: fields.array(fields.url({ label: "Source" })),
        lang: fields.multiselect({ options: [{ label: "Deutsch", value: "de" }, { label: "Français", value: "fr" }] }),
        minutes: fields.integer({ label: "Minutes", validation: { min: 1 } }),
        cover: fields.object({ src: fields.image({ label: "Image" }), alt: fields.text({ label: "Text" }) }),
        computed: makeField({ label: "x" }),
        ...shared,
        kicker: fields.text(shared),
        content: fields.mdx({ label: "Content" }),
      },
    }),
    data: collection({ path: 'data/*', format: { data: 'json' }, schema: { name: fields.text({ label: 'Name' }) } }),
  },
})
`

export const frontMatterSmall = `{
  "$schema": "https://frontmatter.codes/frontmatter.schema.json",
  "frontMatter.taxonomy.contentTypes": [
    { "name": "default", "fields": [
      { "title": "Title", "name": "title", "type": "string", "required": true },
      { "title": "Date", "name": "date", "type": "datetime", "default": "{{now}}" },
      { "name": "draft", "type": "draft" },
      { "name": "tags", "type": "tags" }
    ] }
  ],
  "frontMatter.content.pageFolders": [{ "title": "posts", "path": "[[workspace]]/content/posts/" }]
}`

export const frontMatterLarge = `{
  "frontMatter.taxonomy.contentTypes": [
    { "name": "default", "fields": [{ "name": "title", "type": "string" }] },
    { "name": "match", "fields": [
      { "name": "title", "type": "string" },
      { "name": "d", "type": "divider" },
      { "name": "sport", "type": "choice", "required": true, "choices": ["rowing", { "id": "sailing", "title": "Sailing" }] },
      { "name": "teams", "type": "choice", "multiple": true, "choices": ["a", "b"] },
      { "name": "players", "type": "number" },
      { "name": "venue", "type": "taxonomy", "taxonomyId": "venues" },
      { "name": "result", "type": "fields", "fields": [{ "name": "home", "type": "number", "required": true }] },
      { "name": "extra", "type": "scoreboard" }
    ] },
    { "name": "unused", "fields": [{ "name": "title", "type": "string" }] }
  ],
  "frontMatter.taxonomy.tags": ["Regatta", "Final"],
  "frontMatter.taxonomy.categories": ["sport"],
  "frontMatter.taxonomy.customTaxonomy": [{ "id": "venues", "options": ["Quay", "Lake"] }],
  "frontMatter.content.pageFolders": [
    { "path": "[[workspace]]/docs/rowing", "contentTypes": ["match"] },
    { "path": "[[workspace]]/docs/sailing", "contentTypes": ["match"] },
    { "path": "[[workspace]]/docs" },
    { "path": "[[other]]/docs" }
  ]
}`

export const frontMatterGroups = `{
  "frontMatter.taxonomy.contentTypes": [
    { "name": "page", "fields": [
      { "name": "general", "type": "fieldCollection", "fieldGroup": "general" },
      { "name": "dates", "type": "fields", "fieldGroup": "dates" },
      { "name": "writer", "type": "dataFile", "dataFileId": "a", "dataFileKey": "name", "dataFileAdditionalFields": ["slug"] },
      { "name": "desk", "type": "dataFile", "dataFileId": "a", "dataFileKey": "name", "dataFileAdditionalFields": ["slug"], "multiple": true }
    ] }
  ],
  "frontMatter.taxonomy.fieldGroups": [
    { "id": "general", "fields": [{ "name": "title", "type": "string", "required": true }, { "name": "kicker", "type": "string" }] },
    { "id": "dates", "fields": [{ "name": "date", "type": "datetime" }, { "name": "allDay", "type": "boolean" }] }
  ],
  "frontMatter.content.pageFolders": [{ "path": "[[workspace]]/pages", "excludeSubdir": true, "contentTypes": ["page"] }]
}`
