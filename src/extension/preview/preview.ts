import * as vscode from 'vscode'
import { readPageState } from '../../preview/protocol/messages'
import { registerExport } from './previewExport'
import type * as Panel from './previewPanel'
import type { PreviewServices } from './previewRenderer'
import { RemoteImages } from './remoteImages'

const viewType = 'copydesk.preview'

/** The preview commands, and restoring previews after a reload. One preview follows the editor; locked ones stay with their articles. */
export function registerPreview(context: vscode.ExtensionContext, given: Omit<PreviewServices, 'remoteImages'>): vscode.Disposable {
  const remoteImages = new RemoteImages(context.workspaceState)
  const services: PreviewServices = { ...given, remoteImages }
  const previews = new Set<Panel.PreviewPanel>()
  const following = () => [...previews].find(({ locked }) => !locked)
  const active = () => [...previews].find((preview) => preview.active)
  services.activeArticle.setPreviewed(() => active()?.uri)

  const adopt = (panel: vscode.WebviewPanel, uri: vscode.Uri, locked = false) => {
    if (!locked) following()?.dispose()
    const { PreviewPanel }: typeof Panel = require('./previewPanel')
    const preview = new PreviewPanel(panel, uri, context.extensionUri, services, locked)
    previews.add(preview)
    panel.onDidChangeViewState(() => services.activeArticle.update())
    panel.onDidDispose(() => {
      preview.dispose()
      previews.delete(preview)
    })
  }

  const open = (uri: vscode.Uri | undefined, column: vscode.ViewColumn) => {
    const current = following()
    const wanted = uri ?? services.activeArticle.uri
    if (!wanted && !current) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a Markdown file first. The preview shows the article that you are editing.'),
      )
      return
    }
    if (current) {
      if (wanted) current.show(wanted)
    } else if (wanted) {
      const place = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside }
      adopt(vscode.window.createWebviewPanel(viewType, '', place, { enableFindWidget: true }), wanted)
    }
    following()?.reveal()
  }

  const serializer: vscode.WebviewPanelSerializer = {
    async deserializeWebviewPanel(panel, state: unknown) {
      const kept = readPageState(state)
      const uri = kept?.uri ?? services.activeArticle.uri?.toString()
      if (uri === undefined) panel.dispose()
      else adopt(panel, vscode.Uri.parse(uri), kept?.locked)
    },
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.openPreview', (uri: unknown) => open(asUri(uri), vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('copydesk.openPreviewToSide', (uri: unknown) => open(asUri(uri), vscode.ViewColumn.Beside)),
    vscode.commands.registerCommand('copydesk.showSource', () => active()?.showSource()),
    vscode.window.registerWebviewPanelSerializer(viewType, serializer),
    registerExport(context.extensionUri, services, () => {
      const [first] = previews
      return services.activeArticle.uri ?? first?.uri
    }),
    remoteImages,
    {
      dispose: () => {
        for (const preview of [...previews]) preview.dispose()
      },
    },
  )
}

function asUri(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined
}
