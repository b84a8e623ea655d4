import * as vscode from 'vscode'
import type { NameCluster } from '../../core/article/corpusView'
import { addDistinct } from '../../core/rename/distinctNames'
import { settingsFile } from '../../core/settings/settings'
import { LineMap } from '../../core/text/text'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import type { CorpusViewProvider } from '../corpus/corpusViewProvider'
import type { ActiveArticle } from '../config/activeArticle'
import { toTextEdit } from '../platform/convert'
import { withCancellableProgress, unlessAborted } from '../platform/cancellableProgress'
import { nameChanges, withPreview, reportRefused, type NameChanges, type NameServices } from './nameChanges'
import { differenceLabel, vocabularyLabel } from './nameLabels'

export interface ReviewServices extends NameServices {
  readonly activeArticle: ActiveArticle
  readonly corpusViews: CorpusViewProvider
}

interface VocabularyCluster {
  readonly vocabulary: Vocabulary
  readonly cluster: NameCluster
}

/** The command that reviews near-duplicate names: the user merges each cluster in all articles, or marks its names as different. */
export function registerReviewNames(services: ReviewServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.reviewNames', async () => {
      const uri = await siteToReview(services.activeArticle)
      if (!uri) return
      const decided = new Set<string>()
      for (;;) {
        const found = await findClusters(uri, services, decided)
        if (!found) return
        const chosen = await chooseCluster(found)
        if (!chosen) return
        const decision = await decide(chosen)
        if (!decision) continue
        if (decision === 'distinct' ? !(await noteDistinct(uri, chosen, services)) : !(await merge(uri, chosen, decision, services)))
          continue
        // The corpus is updated a little later than the files are saved.
        decided.add(keyOf(chosen))
      }
    }),
    vscode.commands.registerCommand(
      'copydesk.renameEverywhere',
      async (uri: vscode.Uri, vocabulary: Vocabulary, from: string, to: string) => change(uri, vocabulary, [from], to, services),
    ),
  )
}

/** A file of the site to review: the open one, otherwise `copydesk.yaml` in the only or chosen workspace folder. */
async function siteToReview(activeArticle: ActiveArticle): Promise<vscode.Uri | undefined> {
  const active = activeArticle.uri ?? vscode.window.activeTextEditor?.document.uri
  if (active && vscode.workspace.getWorkspaceFolder(active)) return active
  const folders = vscode.workspace.workspaceFolders ?? []
  const placeHolder = vscode.l10n.t('In which folder do you want to review similar names?')
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0]
  if (folders.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder of your site first.'))
  return folder && vscode.Uri.joinPath(folder.uri, settingsFile)
}

function keyOf({ vocabulary, cluster }: VocabularyCluster): string {
  return JSON.stringify([vocabulary, cluster.names.map(({ value }) => value).sort()])
}

async function findClusters(
  uri: vscode.Uri,
  services: ReviewServices,
  decided: ReadonlySet<string>,
): Promise<readonly VocabularyCluster[] | undefined> {
  return withCancellableProgress(vscode.l10n.t('Comparing names'), undefined, async ({ signal }) => {
    await unlessAborted(signal, services.corpora.settled(uri))
    const { scope } = await services.loadedConfig(uri)
    const found: VocabularyCluster[] = []
    for (const vocabulary of vocabularies) {
      if (signal.aborted) return undefined
      const clusters = await services.corpusViews.clustersIn(services.corpora.corpusFor(uri), uri, vocabulary, scope.settings.distinct)
      found.push(...clusters.map((cluster) => ({ vocabulary, cluster })))
    }
    return found.filter((item) => !decided.has(keyOf(item)))
  })
}

async function chooseCluster(found: readonly VocabularyCluster[]): Promise<VocabularyCluster | undefined> {
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No similar categories, tags or bylines were found.'))
    return undefined
  }
  const items = found.map((item) => ({
    label: item.cluster.names.map(({ value, count }) => vscode.l10n.t('{0} ({1})', value, count)).join(' · '),
    description: `${vocabularyLabel(item.vocabulary)} — ${differenceLabel(item.cluster.difference)}`,
    item,
  }))
  const title = vscode.l10n.t('Review Similar Names')
  const placeHolder = vscode.l10n.t('These names may be the same: choose a group to review')
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.item
}

/** @returns the right name, `distinct` if the names are different, or undefined to go back to the list */
async function decide({ cluster, vocabulary }: VocabularyCluster): Promise<{ readonly name: string } | 'distinct' | undefined> {
  const items = [
    ...cluster.names.map(({ value, count }) => ({
      label: vscode.l10n.t('“{0}” is right', value),
      description: count === 1 ? vscode.l10n.t('in one article') : vscode.l10n.t('in {0} articles', count),
      decision: { name: value } as const,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator, decision: undefined },
    {
      label: vscode.l10n.t('These names are different'),
      description: vscode.l10n.t('Saved in {0}; you are not asked again', settingsFile),
      decision: 'distinct' as const,
    },
  ]
  const title = `${vocabularyLabel(vocabulary)}: ${cluster.names.map(({ value }) => value).join(' · ')}`
  const placeHolder = vscode.l10n.t('Which one is right? It replaces the others in all articles. You review the changes first.')
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.decision
}

async function merge(
  uri: vscode.Uri,
  { cluster, vocabulary }: VocabularyCluster,
  { name }: { readonly name: string },
  services: ReviewServices,
): Promise<boolean> {
  const others = cluster.names.flatMap(({ value }) => (value === name ? [] : [value]))
  return change(uri, vocabulary, others, name, services)
}

async function change(
  uri: vscode.Uri,
  vocabulary: Vocabulary,
  names: readonly string[],
  to: string,
  services: NameServices,
): Promise<boolean> {
  const renames = names.map((from) => ({ vocabulary, from, to }))
  const title = vscode.l10n.t('Renaming “{0}”', names.join(' · '))
  const changes = await withCancellableProgress(title, undefined, (progress) => nameChanges(renames, uri, services, progress))
  if (!changes) return false
  reportRefused(changes.refused, services.log)
  return changes.edit.size > 0 && apply(changes)
}

/** Applies and saves the edit. VS Code saves refactorings of several files (`files.refactoring.autoSave`), but not of a single one. */
async function apply(changes: NameChanges): Promise<boolean> {
  const { edit, first } = changes
  const isDirty = (uri: vscode.Uri) => vscode.workspace.textDocuments.some((item) => item.isDirty && item.uri.toString() === uri.toString())
  const saves = edit.size === 1 && vscode.workspace.getConfiguration('files').get('refactoring.autoSave', true)
  const onlyFile = saves && first && !isDirty(first) ? first : undefined
  if (!(await vscode.workspace.applyEdit(withPreview(changes), { isRefactoring: true }))) return false
  if (onlyFile) await (await vscode.workspace.openTextDocument(onlyFile)).save()
  return true
}

/** Writes names to `distinct` in `copydesk.yaml`. The file is created only if the user agrees. @returns whether they were written */
async function noteDistinct(uri: vscode.Uri, { cluster }: VocabularyCluster, services: ReviewServices): Promise<boolean> {
  const { settingsFolder, home } = await services.loadedConfig(uri)
  const folder = settingsFolder ?? home ?? vscode.workspace.getWorkspaceFolder(uri)?.uri
  if (!folder) return false
  const target = vscode.Uri.joinPath(folder, settingsFile)
  if (!settingsFolder && !(await mayCreate(target))) return false
  const edit = new vscode.WorkspaceEdit()
  const names = cluster.names.map(({ value }) => value)
  const document = settingsFolder && (await vscode.workspace.openTextDocument(target))
  const text = document?.getText() ?? ''
  const edits = addDistinct(text, names)
  if (!edits) {
    const what = vscode.l10n.t('The names could not be saved: fix {0} first.', settingsFile)
    void vscode.window.showErrorMessage(what)
    return false
  }
  if (!document) edit.createFile(target, { contents: new TextEncoder().encode(edits.map(({ newText }) => newText).join('')) })
  else {
    const lines = new LineMap(text)
    edit.set(
      target,
      edits.map((item) => toTextEdit(lines, item)),
    )
  }
  const wasDirty = document?.isDirty === true
  if (!(await vscode.workspace.applyEdit(edit))) return false
  // Not if it had unsaved changes: those would be saved as well.
  if (document && !wasDirty) await document.save()
  return true
}

async function mayCreate(target: vscode.Uri): Promise<boolean> {
  const action = vscode.l10n.t('Create')
  const question = vscode.l10n.t(
    'There is no {0} yet. Create {1} to save your answer?',
    settingsFile,
    vscode.workspace.asRelativePath(target),
  )
  return (await vscode.window.showInformationMessage(question, { modal: true }, action)) === action
}
