import * as vscode from 'vscode'
import { plainTemplates, type TemplateValues } from '../../core/generators/shared/articleTemplates'
import { settingFor } from '../../core/lint/schemaForArticle'
import { generatorOf } from '../../core/settings/siteScope'
import { fillTemplate, type FilledTemplate } from '../../features/newArticle/fillTemplate'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfig } from '../config/workspaceConfigResolver'
import { listFolder, readText } from '../platform/fileSystem'

/** Sites have one theme, rarely a few. */
const maxThemes = 5

/**
 * The template for a new article, filled in: of `copydesk.yaml`, otherwise of the site's generator. Says so if there is one that cannot be read,
 * and what was left out. @returns undefined if there is none that can be used
 */
export async function filledTemplateFor(
  uri: vscode.Uri,
  place: { readonly isBundle: boolean; readonly isDraft: boolean },
  values: TemplateValues,
  config: WorkspaceConfig,
): Promise<FilledTemplate | undefined> {
  const found = await templateFor(uri, place, config)
  if (!found) return undefined
  const templates = generatorOf(config.scope).newArticles.templates ?? plainTemplates
  const filled = found.text === undefined ? undefined : fillTemplate(found.text, templates, values)
  const shown = vscode.workspace.asRelativePath(found.uri)
  if (!filled)
    say(vscode.l10n.t('{0} cannot be read as a template: the article was made from the schema and the newest articles.', shown), found.uri)
  else if (filled.omitted.length > 0)
    say(
      vscode.l10n.t('{0}: left out, because only the generator can fill it in: {1}', shown, filled.omitted.slice(0, 5).join(' ')),
      found.uri,
    )
  return filled
}

function say(message: string, template: vscode.Uri): void {
  const open = vscode.l10n.t('Open Template')
  void vscode.window.showWarningMessage(message, open).then((chosen) => {
    if (chosen === open) void vscode.window.showTextDocument(template)
  })
}

interface FoundTemplate {
  readonly uri: vscode.Uri
  /** Undefined if it cannot be read. */
  readonly text: string | undefined
}

async function templateFor(
  uri: vscode.Uri,
  place: { readonly isBundle: boolean; readonly isDraft: boolean },
  { scope, folder, settingsFolder, siteFolder }: WorkspaceConfig,
): Promise<FoundTemplate | undefined> {
  const setting = settingFor(pathFrom(folder, uri), scope.settings.templates)
  if (setting && settingsFolder) {
    const template = vscode.Uri.joinPath(settingsFolder, setting.path)
    return { uri: template, text: await readText(template) }
  }
  const { templates } = generatorOf(scope).newArticles
  if (!templates || !siteFolder) return undefined
  const entries = await listFolder(vscode.Uri.joinPath(siteFolder, 'themes'))
  const themes = entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [] : [name])).slice(0, maxThemes)
  for (const path of templates.paths({ path: pathFrom(siteFolder, uri), ...place, themes })) {
    const template = vscode.Uri.joinPath(siteFolder, path)
    if (await isFile(template)) return { uri: template, text: await readText(template) }
  }
  return undefined
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) === 0
  } catch {
    return false
  }
}
