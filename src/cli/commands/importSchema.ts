import * as l10n from '@vscode/l10n'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { settingFor } from '../../core/lint/schemaForArticle'
import { compileSchema, SchemaError } from '../../core/schema/articleSchema'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import { visibleJson, visibleName } from '../../core/text/visible'
import { settingsFile } from '../../core/settings/settings'
import { importers, importWith, isReadInFolder, type Importer } from '../../corpus/imports/importers'
import { ImportError, type Imported } from '../../corpus/imports/importedSchema'
import { importedFiles, importedText, settingsWithImported } from '../../corpus/imports/importFiles'
import { importReportText, type SchemaTrial } from '../../corpus/imports/importReport'
import type { TemplateFile } from '../../corpus/imports/templates'
import type { ReportedPlace } from '../../corpus/infer/inferReport'
import { misfitsOf } from '../../corpus/infer/inferSchema'
import { createConfigResolver } from '../config/configResolver'
import type { Io } from '../io/io'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readText } from '../io/readText'
import { findTargets, missingMessage } from '../io/targets'
import { batched, type Output } from '../reporting/output'
import { defineCommand, UsageError, type ParsedArguments } from './command'
import { writeWithSettings } from './writeSettings'

const options = {
  write: {
    type: 'boolean',
    help: () => l10n.t('Writes the schemas and the vocabularies, if there are none yet, and names them in copydesk.yaml.'),
  },
  out: { type: 'string', value: () => l10n.t('FOLDER'), help: () => l10n.t('Writes them to this folder.') },
} as const

/** Larger configurations are not read: far above the size of any real one. */
const maxConfigBytes = 1024 * 1024
/** So many files of a folder of templates are read. */
const maxFiles = 200

export const importSchema = defineCommand({
  name: 'import',
  positionals: () => `[${l10n.t('FILE')}]`,
  summary: () => l10n.t('Imports a schema from the configuration of a CMS or a generator.'),
  description: () =>
    l10n.t(
      'Makes JSON Schemas and vocabularies from the configuration of Decap CMS, Sveltia CMS, Pages CMS, Keystatic or Front Matter CMS, from the schemas of Astro, from the archetypes of Hugo or the scaffolds of Hexo, and shows how many articles would fail. Without a name it looks in the usual places.',
    ),
  notes: () =>
    l10n.t('Nothing is run: of a configuration that is a program, as that of Keystatic, only what is written as data is taken over.'),
  options,
  run: (args, io) => new ImportRun(readImportOptions(args), io).run(),
})

interface ImportOptions {
  readonly path: string | undefined
  readonly write: boolean
  readonly out: string | undefined
}

/** @throws UsageError for several files, and for `--out` without `--write` */
function readImportOptions({ values: { write = false, out }, positionals }: ParsedArguments<typeof options>): ImportOptions {
  if (out !== undefined && !write) throw new UsageError(l10n.t('--out names the folder to write to: it needs --write.'))
  if (positionals.length > 1) throw new UsageError(l10n.t('Name one configuration.'))
  return { path: positionals[0], write, out }
}

/** A configuration, and the folder of the site that it is for. */
interface Found {
  readonly importer: Importer
  readonly path: string
  readonly site: string
}

/** One run of `copydesk import`. */
class ImportRun {
  readonly #options: ImportOptions
  readonly #io: Io
  readonly #output: Output

  constructor(importOptions: ImportOptions, io: Io) {
    this.#options = importOptions
    this.#io = io
    this.#output = batched(io)
  }

  /** @returns the exit code */
  run(): number {
    const code = this.#run()
    this.#output.end()
    return code
  }

  #run(): number {
    const found = this.#find()
    if (typeof found === 'string') return this.#refuse(found)
    const imported = this.#import(found)
    if (typeof imported === 'string') return this.#refuse(`${this.#shown(found.path)}: ${imported}`)
    const { settingsPaths, report } = this.#tried(found, imported)
    this.#output.print(report)
    return this.#options.write ? this.#write(imported, settingsPaths, found) : this.#show(imported)
  }

  /** The configuration that is meant, or why there is none. */
  #find(): Found | string {
    const { files } = this.#io
    const written = this.#options.path
    const path = files.resolve(written ?? '.')
    const kind = files.kind(path)
    if (kind === undefined) return missingMessage(written ?? '.')
    const isFolder = kind === 'folder'
    const named = importers.find((importer) => (importer.isFolder ?? false) === isFolder && importer.isAt(path))
    const [byContent] = importers
    const importer = named ?? (isFolder || !/\.ya?ml$/i.test(path) ? undefined : byContent)
    if (importer) return { importer, path, site: this.#siteOf(path, importer) }
    if (!isFolder) return l10n.t('“{0}” is not a configuration that can be imported.', visibleName(written ?? path))
    const all = importers.flatMap((one) =>
      one.places.flatMap((place) => {
        const at = joinPath(path, place)
        return files.kind(at) === (one.isFolder ? 'folder' : 'file') ? [{ importer: one, path: at, site: path }] : []
      }),
    )
    const [only, ...others] = all
    if (only && others.length === 0) return only
    return only
      ? l10n.t('There are several configurations: name one of {0}.', all.map((one) => this.#shown(one.path)).join(', '))
      : l10n.t('There is no configuration in the usual places: {0}.', importers.flatMap(({ places }) => places[0] ?? []).join(', '))
  }

  /** The folder that a usual place is in; the current folder for another place. */
  #siteOf(path: string, { places }: Importer): string {
    const place = places.find((one) => path.endsWith(`/${one}`))
    return place === undefined ? this.#io.files.resolve('.') : path.slice(0, -place.length - 1) || '/'
  }

  /** What is imported, or why nothing can be. */
  #import({ importer, path, site }: Found): Imported | string {
    try {
      const paths = importer.isFolder ? this.#filesIn(path, 1) : [path]
      const read = paths.slice(0, maxFiles).map((file): TemplateFile => {
        const text = readText(this.#io.files, file, maxConfigBytes)
        if ('refused' in text) throw new ImportError(text.refused)
        if (this.#io.files.size(file) > maxConfigBytes) throw new ImportError(l10n.t('It is too large.'))
        return { path: relativePath(site, file), text: text.text }
      })
      const imported = importWith(importer, read)
      for (const { schema } of imported.schemas) compileSchema(schema)
      return imported
    } catch (error) {
      if (error instanceof ImportError || error instanceof SchemaError) return error.message
      throw error
    }
  }

  #filesIn(folder: string, depth: number): readonly string[] {
    const entries = [...this.#io.files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1))
    return entries.flatMap(({ name, kind }) => {
      if (kind === 'folder') return depth > 0 ? this.#filesIn(joinPath(folder, name), depth - 1) : []
      return kind === 'file' && isReadInFolder(name) ? [joinPath(folder, name)] : []
    })
  }

  /** Checks the articles of the site against the schemas. */
  #tried({ importer, path, site }: Found, imported: Imported) {
    const { files, rules } = this.#io
    const configOf = createConfigResolver({ files, rules, config: undefined, ruleFailed: () => {}, report: () => {} })
    const schemas = imported.schemas.map((one) => ({
      files: one.files.length > 0 ? one.files : undefined,
      schema: compileSchema(one.schema),
      articles: 0,
      failing: 0,
    }))
    const misfits: ReportedPlace[] = []
    const settingsPaths = new Set<string | undefined>()
    const targets = findTargets(files, [site]).files
    for (const [index, target] of targets.entries()) {
      this.#output.progress(index, targets.length)
      const read = readText(files, target.path)
      if ('refused' in read) continue
      const source = { text: read.text, frontMatter: readFrontMatter(read.text) }
      const { folder, scope, settingsPath } = configOf(target.path)
      if (!source.frontMatter || !isArticle(source, folder === undefined ? target.path : relativePath(folder, target.path), scope)) continue
      const one = settingFor(relativePath(site, target.path), schemas)
      if (!one) continue
      settingsPaths.add(settingsPath)
      const found = misfitsOf(source, one.schema, generatorOf(scope).schemas.values)
      one.articles++
      if (found.length > 0) one.failing++
      misfits.push(...found.map((misfit) => ({ ...misfit, path: this.#shown(target.path) })))
    }
    const trials: readonly SchemaTrial[] = schemas
    const report = importReportText({ program: importer.program, source: this.#shown(path), imported, trials, misfits })
    return { settingsPaths: settingsPaths.size > 0 ? settingsPaths : new Set([this.#settingsOf(site)]), report }
  }

  /** The `copydesk.yaml` in a folder, or in one above. */
  #settingsOf(folder: string): string | undefined {
    const path = joinPath(folder, settingsFile)
    if (this.#io.files.kind(path) === 'file') return path
    const parent = parentOf(folder)
    return parent === undefined ? undefined : this.#settingsOf(parent)
  }

  #show(imported: Imported): number {
    for (const { schema } of imported.schemas) this.#output.print(`\n${visibleJson(importedText(schema))}`)
    return 0
  }

  #write(imported: Imported, settingsPaths: ReadonlySet<string | undefined>, { site }: Found): number {
    const addition = (text: string | undefined, folder: string, base: string) => {
      const prefix = base === site ? '' : joinPath(relativePath(base, site), '')
      const schemas = imported.schemas.map((one) => ({ ...one, files: one.files.map((glob) => `${prefix}${glob}`) }))
      return settingsWithImported(text, folder, { ...imported, schemas })
    }
    const newFiles = (existing: ReadonlySet<string>) => importedFiles(imported, existing)
    return writeWithSettings(
      { settingsPaths, out: this.#options.out ?? this.#ownFolder(settingsPaths, site), addition, newFiles },
      this.#io.files,
      this.#output,
    )
  }

  /** Without a `copydesk.yaml`, the folder of the site gets one. */
  #ownFolder(settingsPaths: ReadonlySet<string | undefined>, site: string): string | undefined {
    return settingsPaths.size === 1 && settingsPaths.has(undefined) ? site : undefined
  }

  #refuse(message: string): number {
    this.#output.warn(message)
    return 2
  }

  #shown(path: string): string {
    return visibleName(relativePath(this.#io.files.resolve('.'), path))
  }
}
