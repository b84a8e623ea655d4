import * as l10n from '@vscode/l10n'
import { parseArticle } from '../../core/article/article'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { compileSchema } from '../../core/schema/articleSchema'
import { generatorOf, isArticle, type Scope } from '../../core/settings/siteScope'
import { visibleJson, visibleName, visibleText } from '../../core/text/visible'
import { filesFor, schemaText, settingsWith } from '../../corpus/infer/inferFiles'
import { reportText, type ReportedPlace } from '../../corpus/infer/inferReport'
import { misfitsOf, SchemaInference, type InferredSchema } from '../../corpus/infer/inferSchema'
import { houseListText, StyleInference } from '../../corpus/infer/inferStyle'
import type { RecordSource } from '../../corpus/records/readRecord'
import { readConfigs } from '../config/configs'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import type { Io } from '../io/io'
import { relativePath } from '../io/paths'
import { readFailure } from '../io/readText'
import { findTargets, missingMessage, type Target } from '../io/targets'
import { batched, type Output } from '../reporting/output'
import { defineCommand, UsageError, type ParsedArguments } from './command'
import { writeWithSettings } from './writeSettings'

const options = {
  write: {
    type: 'boolean',
    help: () => l10n.t('Writes the schema and the vocabularies (categories, tags, bylines), if there are none yet.'),
  },
  style: { type: 'boolean', help: () => l10n.t('Shows the words that the articles write in more than one way, as a house list.') },
  out: { type: 'string', value: () => l10n.t('FOLDER'), help: () => l10n.t('Writes them to this folder.') },
} as const

export const infer = defineCommand({
  name: 'infer',
  positionals: () => '[paths…]',
  summary: () => l10n.t('Infers a schema for the front matter from the articles.'),
  description: () =>
    l10n.t('Infers a JSON Schema from the front matter of articles, and shows it with the number of articles that would fail, and where.'),
  options,
  run: (args, io) => {
    const inferOptions = readInferOptions(args)
    const run = new InferRun(inferOptions, io)
    return args.values.style ? run.showStyle() : run.run()
  },
})

interface InferOptions {
  /** As written on the command line; the current folder if none were. */
  readonly paths: readonly string[]
  readonly write: boolean
  /** The folder to write to; undefined for that of `copydesk.yaml`, or the current folder without one. */
  readonly out: string | undefined
}

/** @throws UsageError for `--out` without `--write`, or `--style` with it */
function readInferOptions({ values: { write = false, out, style = false }, positionals }: ParsedArguments<typeof options>): InferOptions {
  if (out !== undefined && !write) throw new UsageError(l10n.t('--out names the folder to write to: it needs --write.'))
  if (style && write) throw new UsageError(l10n.t('--style shows a list for the desk to decide on: it writes nothing.'))
  return { paths: positionals.length > 0 ? positionals : ['.'], write, out }
}

/** The articles that a schema is inferred from. */
interface Inference {
  readonly inferred: InferredSchema
  /** In the order of the article numbers in `inferred`. */
  readonly articles: readonly Target[]
  /** Shown paths of the articles whose front matter cannot be parsed. */
  readonly unreadable: readonly string[]
  /** The `copydesk.yaml` of each article; undefined for articles without one. */
  readonly settingsPaths: ReadonlySet<string | undefined>
}

interface FoundSource {
  readonly target: Target
  readonly path: string
  readonly source: RecordSource
  readonly scope: Scope
  readonly settingsPath: string | undefined
}

function noArticles(): string {
  return l10n.t('There are no articles with front matter that can be read.')
}

/** One run of `copydesk infer`. Files are read twice instead of keeping their texts in memory. */
class InferRun {
  readonly #options: InferOptions
  readonly #io: Io
  readonly #currentFolder: string
  readonly #output: Output

  constructor(inferOptions: InferOptions, io: Io) {
    this.#options = inferOptions
    this.#io = io
    this.#currentFolder = io.files.resolve('.')
    this.#output = batched(io)
  }

  /** @returns the exit code */
  run(): number {
    const code = this.#run()
    this.#output.end()
    return code
  }

  /** Prints the words that the articles write in more than one way. @returns the exit code */
  showStyle(): number {
    const targets = this.#targets()
    const inference = new StyleInference()
    for (const { source, path, scope } of targets ? this.#sources(targets, targets.length) : [])
      inference.add(parseArticle(source.text, path).readAs(generatorOf(scope).markdown))
    if (targets && inference.articles > 0) this.#output.print(visibleText(houseListText(inference)))
    else if (targets) this.#output.warn(noArticles())
    this.#output.end()
    return inference.articles > 0 ? 0 : 2
  }

  /** @returns undefined if a path does not exist */
  #targets(): readonly Target[] | undefined {
    const { files: targets, unreadable, missing } = findTargets(this.#io.files, this.#options.paths)
    for (const path of missing) this.#output.warn(missingMessage(path))
    if (missing.length > 0) return undefined
    for (const { path, reason } of unreadable) this.#warnOf(path, reason)
    return targets
  }

  #run(): number {
    const { write, out } = this.#options
    const targets = this.#targets()
    if (!targets) return 2
    const inference = this.#infer(targets)
    if (inference.articles.length === 0) {
      this.#output.warn(noArticles())
      return 2
    }
    this.#report(inference)
    if (write) return this.#write(inference, out)
    this.#output.print(`\n${visibleJson(schemaText(inference.inferred))}`)
    return 0
  }

  #write({ inferred, settingsPaths }: Inference, out: string | undefined): number {
    const addition = (text: string | undefined, folder: string) => settingsWith(text, folder, inferred)
    const newFiles = (existing: ReadonlySet<string>) => filesFor(inferred, existing)
    return writeWithSettings({ settingsPaths, out, addition, newFiles }, this.#io.files, this.#output)
  }

  /** The articles among files, with what is known of their site. @param steps of the whole run, for its progress */
  *#sources(targets: readonly Target[], steps: number): Generator<FoundSource, undefined> {
    const { files, rules } = this.#io
    const { configOf } = readConfigs(
      targets.map(({ path }) => path),
      { files, rules, config: undefined },
    )
    for (const [index, target] of targets.entries()) {
      this.#output.progress(index, steps)
      const { path, named } = target
      const source = this.#sourceAt(path, (reason) => this.#warnOf(path, reason))
      if (!source) continue
      const { folder, scope, settingsPath } = configOf(path)
      if (named || isArticle(source, folder === undefined ? path : relativePath(folder, path), scope))
        yield { target, source, path, scope, settingsPath }
    }
    return undefined
  }

  #infer(targets: readonly Target[]): Inference {
    const inference = new SchemaInference()
    const articles: Target[] = []
    const unreadable: string[] = []
    const settingsPaths = new Set<string | undefined>()
    for (const { target, source, path, settingsPath } of this.#sources(targets, targets.length * 2)) {
      settingsPaths.add(settingsPath)
      if (inference.add(source)) articles.push(target)
      else unreadable.push(this.#shown(path))
    }
    return { inferred: inference.result(), articles, unreadable, settingsPaths }
  }

  /** Checks the articles against the schema and prints what it found. */
  #report({ inferred, articles, unreadable }: Inference): void {
    const schema = compileSchema(inferred.schema)
    const misfits: ReportedPlace[] = []
    let failing = 0
    for (const [index, { path }] of articles.entries()) {
      this.#output.progress(articles.length + index, articles.length * 2)
      const source = this.#sourceAt(path, () => {})
      const found = source ? misfitsOf(source, schema) : []
      if (found.length > 0) failing++
      misfits.push(...found.map((misfit) => ({ ...misfit, path: this.#shown(path) })))
    }
    const notes = inferred.notes.map((note) => ({ ...note, path: this.#shown(articles[note.article]?.path ?? this.#currentFolder) }))
    this.#output.print(reportText({ inferred, failing, misfits, notes, unreadable }))
  }

  /** @returns undefined for a file without front matter or one that cannot be read; only the latter calls `refuse` */
  #sourceAt(path: string, refuse: (reason: string) => void): RecordSource | undefined {
    try {
      const bytes = this.#io.files.read(path)
      if (!mayHaveFrontMatter(bytes)) return undefined
      const decoded = decodeText(bytes)
      if ('text' in decoded) return { text: decoded.text, frontMatter: readFrontMatter(decoded.text) }
      refuse(decoded.refused)
    } catch (error) {
      refuse(readFailure(error))
    }
    return undefined
  }

  #warnOf(path: string, reason: string): void {
    this.#output.warn(`${this.#shown(path)}: ${reason}`)
  }

  #shown(path: string): string {
    return visibleName(relativePath(this.#currentFolder, path))
  }
}
