import * as vscode from 'vscode'
import { parseArticle } from '../../core/article/article'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import { houseListText, StyleInference } from '../../corpus/infer/inferStyle'
import { pathFrom } from '../config/pathFrom'
import { filesIn } from '../corpus/scanFolder'
import { TimeSlicer } from '../platform/timeSlicer'
import type { InferServices } from './inferSchemaRun'
import { sourceOf } from './schemaProposal'

/** Shows the words that the articles of a folder write in more than one way. Nothing is written. */
export async function inferAndShowStyle(folder: vscode.WorkspaceFolder, services: InferServices): Promise<void> {
  const inference = await inferFor(folder.uri, services)
  if (!inference) return
  if (inference.articles === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles with front matter that can be read.'))
    return
  }
  const content = houseListText(inference)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content }), { preview: false })
}

/** @returns undefined if the user cancels */
async function inferFor(folder: vscode.Uri, { loadedConfig }: InferServices): Promise<StyleInference | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    cancellable: true,
    title: vscode.l10n.t('Reading the words of the articles'),
  }
  return vscode.window.withProgress(options, async (progress, token) => {
    const slices = new TimeSlicer()
    const inference = new StyleInference()
    const found = [...(await filesIn(folder))].sort().map((uri) => vscode.Uri.parse(uri))
    for (const uri of found) {
      if (token.isCancellationRequested) return undefined
      progress.report({ increment: 100 / found.length })
      if (slices.isOver) await slices.pause()
      const source = await sourceOf(uri)
      const { folder: home, scope } = await loadedConfig(uri)
      if (source && isArticle(source, pathFrom(home, uri), scope))
        inference.add(parseArticle(source.text, uri.path).readAs(generatorOf(scope).markdown))
    }
    return inference
  })
}
