import * as l10n from '@vscode/l10n'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { compileSchema } from '../../core/schema/articleSchema'
import { isArticle } from '../../core/settings/siteScope'
import { settingsFile } from '../../core/settings/settings'
import { byHand, filesFor, schemaText, settingsWith, type SettingsAddition } from '../../corpus/infer/inferFiles'
import { reportText, type ReportedPlace } from '../../corpus/infer/inferReport'
import { misfitsOf, SchemaInference, type InferredSchema } from '../../corpus/infer/inferSchema'
import type { RecordSource } from '../../corpus/records/readRecord'
import type { InferCommand } from './arguments'
import { decodeText, mayHaveFrontMatter } from '../io/decode'
import { createConfigResolver } from '../config/configResolver'
import type { Io } from '../io/io'
import { batched } from '../reporters/output'
import { joinPath, parentOf, relativePath } from '../io/paths'
import { readFailure, readText } from '../io/readText'
import { findTargets, type Target } from '../io/targets'

/**
 * Learns a schema from articles, shows it with what would fail by it, and writes it when asked to. Files are read twice, and none
 * of their texts is kept.
 * @returns the exit code
 */
export function infer(command: InferCommand, io: Io): number {
  const { files, rules } = io
  const here = files.resolve('.')
  const output = batched(io)
  const end = (code: number, message?: string) => {
    if (message !== undefined) output.warn(message)
    output.end()
    return code
  }
  const { files: targets, unreadable, missing } = findTargets(files, command.paths.length > 0 ? command.paths : ['.'])
  for (const path of missing) output.warn(l10n.t('“{0}” is not there.', path))
  if (missing.length > 0) return end(2)
  for (const { path, reason } of unreadable) output.warn(`${relativePath(here, path)}: ${reason}`)

  const configOf = createConfigResolver({ files, rules, config: undefined, ruleFailed: () => {}, report: () => {} })
  const inference = new SchemaInference()
  const learnt: Target[] = []
  const unread: string[] = []
  const settings = new Set<string | undefined>()
  for (const [index, target] of targets.entries()) {
    output.progress(index, targets.length * 2)
    const { path, named } = target
    const source = sourceAt(path, (reason) => output.warn(`${relativePath(here, path)}: ${reason}`))
    if (!source) continue
    const { folder, scope, settingsPath } = configOf(path)
    if (!named && !isArticle(source, folder === undefined ? path : relativePath(folder, path), scope)) continue
    settings.add(settingsPath)
    if (inference.add(source)) learnt.push(target)
    else unread.push(relativePath(here, path))
  }
  if (learnt.length === 0) return end(2, l10n.t('There are no articles with front matter that can be read.'))

  const inferred = inference.result()
  const misfits: ReportedPlace[] = []
  let failing = 0
  const schema = compileSchema(inferred.schema)
  for (const [index, { path }] of learnt.entries()) {
    output.progress(targets.length + index, targets.length + learnt.length)
    const source = sourceAt(path, () => {})
    const found = source ? misfitsOf(source, schema) : []
    if (found.length > 0) failing++
    misfits.push(...found.map((misfit) => ({ ...misfit, path: relativePath(here, path) })))
  }
  const notes = inferred.notes.map((note) => ({ ...note, path: relativePath(here, learnt[note.article]?.path ?? here) }))
  output.print(reportText({ inferred, failing, misfits, notes, unreadable: unread }))
  if (command.write) return end(write(inferred))
  output.print(`\n${schemaText(inferred)}`)
  return end(0)

  function sourceAt(path: string, refuse: (reason: string) => void): RecordSource | undefined {
    try {
      const bytes = files.read(path)
      if (!mayHaveFrontMatter(bytes)) return undefined
      const decoded = decodeText(bytes)
      if ('text' in decoded) return { text: decoded.text, frontMatter: readFrontMatter(decoded.text) }
      refuse(decoded.refused)
    } catch (error) {
      refuse(readFailure(error))
    }
    return undefined
  }

  function write(found: InferredSchema): number {
    const refuse = (message: string) => {
      output.warn(message)
      return 2
    }
    const [settingsPath, ...others] = settings
    if (others.length > 0) return refuse(l10n.t('These articles belong to several sites: name the folder of one of them.'))
    const folder =
      command.out === undefined ? (settingsPath === undefined ? here : (parentOf(settingsPath) ?? here)) : files.resolve(command.out)
    if (files.kind(folder) !== 'folder') return refuse(l10n.t('“{0}” is no folder.', command.out ?? folder))
    const target = settingsPath ?? joinPath(folder, settingsFile)
    const isThere = files.kind(target) !== undefined
    const read = isThere ? readText(files, target) : undefined
    const text = read && 'text' in read ? read.text : undefined
    const base = parentOf(target) ?? here
    const addition = settingsWith(text, folder === base ? '' : joinPath(relativePath(base, folder), ''), found)
    const made = filesFor(found, addition.known).map((file) => ({ path: joinPath(folder, file.name), text: file.text }))
    const taken = made.filter(({ path }) => files.kind(path) !== undefined)
    for (const { path } of taken)
      output.warn(l10n.t('“{0}” is there already, and it stays as it is. Nothing is written.', relativePath(here, path)))
    if (taken.length > 0) return 2
    for (const file of made) {
      try {
        files.create(file.path, new TextEncoder().encode(file.text))
      } catch (error) {
        return refuse(l10n.t('{0} could not be written: {1}', relativePath(here, file.path), readFailure(error)))
      }
      output.print(`\n${l10n.t('{0} is written.', relativePath(here, file.path))}`)
    }
    output.print('\n')
    return writeSettings(addition, target, isThere && text === undefined ? undefined : isThere)
  }

  /** @param isThere undefined when it is there and cannot be read */
  function writeSettings(addition: SettingsAddition, target: string, isThere: boolean | undefined): number {
    const name = relativePath(here, target)
    if (addition.text === undefined || isThere === undefined) {
      if (addition.lines !== '') output.print(byHand(addition))
      return 0
    }
    const bytes = new TextEncoder().encode(addition.text)
    try {
      if (isThere) files.write(target, bytes)
      else files.create(target, bytes)
    } catch (error) {
      output.warn(l10n.t('{0} could not be written: {1}', name, readFailure(error)))
      output.print(byHand(addition))
      return 2
    }
    output.print(`${isThere ? l10n.t('{0} names them now.', name) : l10n.t('{0} is written, and names them.', name)}\n`)
    return 0
  }
}
