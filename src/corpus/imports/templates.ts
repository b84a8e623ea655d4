import * as l10n from '@vscode/l10n'
import { toValue } from '../../core/data/nodes'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { folderGlob } from './configValues'
import { anyValue, articleSchema, importLimits, ImportError, type Imported, type ImportedField } from './importedSchema'

/** A template for new articles: its path from the folder of the site, and its text. */
export interface TemplateFile {
  readonly path: string
  readonly text: string
}

/** Stands for what the generator fills in. Letters alone, so that it is a text in YAML and in TOML, with quotes or without. */
const filledIn = 'CopydeskFilledIn'

/**
 * Hugo's archetypes: `archetypes/posts.md` is for the files of `content/posts`, `archetypes/posts/index.md` for its page bundles, `default.md` for
 * what has none of its own (gohugo.io/content-management/archetypes; `hugo new` of version 0.111.3 measured: the first folder of the new
 * path counts, and `archetypes/news/local.md` is taken only with `--kind`, so it is for no folder). They say which keys articles have, and what
 * each starts with; they require nothing.
 */
export function readArchetypes(files: readonly TemplateFile[]): Imported {
  return fromTemplates(files, (path) => {
    const [, name, bundle] = /^archetypes\/([^/]+?)(\/index)?\.[a-z]+$/.exec(path) ?? []
    if (name === undefined) return { name: '', files: [] }
    if (bundle) return { name, files: [`content/${folderGlob(name)}**/index.*`] }
    return { name, files: name === 'default' ? ['content/**'] : [`content/${folderGlob(name)}**`] }
  })
}

/**
 * Hexo's scaffolds: `post` is for `source/_posts`, `draft` for `source/_drafts`, `page` for the other pages; another one is a layout of posts
 * (hexo.io/docs/writing; lib/plugins/filter/new_post_path.ts of Hexo 8.1.2). They say which keys articles have, and what each starts with; they
 * require nothing.
 */
export function readScaffolds(files: readonly TemplateFile[]): Imported {
  return fromTemplates(files, (path) => {
    const name = /([^/]+)\.[a-z]+$/.exec(path)?.[1] ?? ''
    const folder = { post: 'source/_posts/**', draft: 'source/_drafts/**' }[name]
    return { name, files: folder === undefined ? [] : [folder] }
  })
}

/** How many articles a template may be for: of a bundle, of a folder, of all. */
function breadthOf({ path }: TemplateFile): number {
  return /\/default\.[a-z]+$/.test(path) ? 2 : /\/index\.[a-z]+$/.test(path) ? 0 : 1
}

function fromTemplates(
  files: readonly TemplateFile[],
  placeOf: (path: string) => { readonly name: string; readonly files: readonly string[] },
): Imported {
  const notes: string[] = []
  // The most special first: the first schema that fits an article counts.
  const schemas = [...files]
    .sort((a, b) => breadthOf(a) - breadthOf(b) || (a.path < b.path ? -1 : 1))
    .slice(0, importLimits.schemas)
    .flatMap(({ path, text }) => {
      const { name, files: globs } = placeOf(path)
      const fields = globs.length > 0 ? fieldsOf(text) : []
      if (fields.length === 0) {
        notes.push(l10n.t('“{0}” was left out: it is no template for articles.', path))
        return []
      }
      return [{ name, files: globs, schema: articleSchema(name, fields) }]
    })
  if (schemas.length === 0) throw new ImportError(l10n.t('There is no template with front matter that can be read.'))
  return { schemas, names: new Map(), notes }
}

function fieldsOf(text: string): readonly ImportedField[] {
  const filled = text.split('\n').flatMap(filledLine).join('\n')
  const root = readFrontMatter(filled)?.root
  const fields = root?.kind === 'map' ? root.fields : []
  return fields.slice(0, importLimits.fields).map(({ key, value }) => {
    const written = toValue(value)
    return { key, isRequired: false, value: kindOf(written), initial: isSimple(written) ? written : undefined }
  })
}

/** Go templates and Nunjucks: `title: "{{ replace .Name "-" " " }}"` is YAML only after it is filled in. Lines of `{% … %}` are left out. */
function filledLine(line: string): string | readonly string[] {
  const [from, to] = [line.indexOf('{{'), line.lastIndexOf('}}')]
  if (line.trimStart().startsWith('{%')) return []
  return from < 0 || to < from ? line : line.slice(0, from) + filledIn + line.slice(to + 2)
}

/** An example is no rule: a list stays a list, a switch a switch, and everything else may be any text or number. */
function kindOf(value: unknown): JsonSchema {
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (Array.isArray(value)) return { type: ['array', 'string'] }
  return anyValue
}

function isSimple(value: unknown): boolean {
  return (typeof value === 'string' && !value.includes(filledIn)) || typeof value === 'boolean'
}
