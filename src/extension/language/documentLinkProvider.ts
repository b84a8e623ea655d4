import * as vscode from 'vscode'
import { settingsFile } from '../../core/settings/settings'
import { LineMap, range } from '../../core/text/text'
import { readYaml } from '../../core/data/yaml'
import { linksIn, type Link } from '../../features/navigation/links'
import { filesMeant, firstFile, type ArticlePlaces } from '../config/articlePlaces'
import { articleSelector } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toRange } from '../platform/convert'

/** Links for addresses in front matter and for files that `copydesk.yaml` names. VS Code's Markdown extension handles those in the body. */
export function registerLinks({ articleOf, placesOf, isActiveFor, loadedConfig }: ArticleServices): vscode.Disposable {
  const toLinks = async (lines: LineMap, links: readonly Link[], places: ArticlePlaces) => {
    const found: vscode.DocumentLink[] = []
    for (const { range, kind, target } of links) {
      const uri = kind === 'web' ? vscode.Uri.parse(target) : (await firstFile(filesMeant(target, places)))?.uri
      if (uri) found.push(new vscode.DocumentLink(toRange(lines, range), uri))
    }
    return found
  }
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(articleSelector, {
      async provideDocumentLinks(document) {
        await loadedConfig(document.uri)
        if (!isActiveFor(document)) return undefined
        const { text, lines, frontMatter } = articleOf(document)
        return toLinks(lines, linksIn(text, frontMatter?.root), placesOf(document.uri))
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { pattern: `**/${settingsFile}` },
      {
        async provideDocumentLinks(document) {
          await loadedConfig(document.uri)
          const text = document.getText()
          const { root } = readYaml(text, range(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length))
          return toLinks(new LineMap(text), linksIn(text, root), placesOf(document.uri))
        },
      },
    ),
  )
}
