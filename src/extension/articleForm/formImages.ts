import * as vscode from 'vscode'
import type { FormField } from '../../features/articleForm/formTypes'
import { filesMeant, firstFile } from '../config/articlePlaces'
import type { ArticleServices } from '../config/articleServices'
import { imageFolderFor } from '../images/imageFolder'
import { addressOnSite } from '../images/imagePasteRun'
import type { SourceServices } from '../completion/completionSources'

/** Larger files are not shown: a small picture is not worth reading them. */
const maxBytes = 30 * 1024 * 1024
const extensions = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg']

/** Finds the files of image fields. Nothing is loaded from the network. */
export class Thumbnails {
  readonly #webview: vscode.Webview
  readonly #services: Pick<ArticleServices, 'placesOf'>

  constructor(webview: vscode.Webview, services: Pick<ArticleServices, 'placesOf'>) {
    this.#webview = webview
    this.#services = services
  }

  /** @returns addresses for the page, by the addresses in the article */
  async of(fields: readonly FormField[], document: vscode.TextDocument): Promise<Readonly<Record<string, string>>> {
    const places = this.#services.placesOf(document.uri)
    const found = [...new Set(addressesIn(fields))].map(async (address): Promise<readonly (readonly [string, string])[]> => {
      const file = await firstFile(filesMeant(address, places))
      if (!file || file.size > maxBytes) return []
      const source = this.#webview.asWebviewUri(file.uri).with({ query: String(file.version) })
      return [[address, source.toString()]]
    })
    return Object.fromEntries((await Promise.all(found)).flat())
  }
}

function addressesIn(fields: readonly FormField[]): readonly string[] {
  return fields.flatMap(({ control }) =>
    control.kind === 'group' ? addressesIn(control.fields) : control.kind === 'image' && control.text !== '' ? [control.text] : [],
  )
}

/** Asks for an image file. @returns its address in the article, or why it has none; undefined if none was chosen */
export async function pickImage(
  document: vscode.TextDocument,
  services: Pick<SourceServices, 'articleOf' | 'imageFieldsFor' | 'corpora' | 'placesOf'>,
): Promise<
  { readonly address: string; readonly refused?: undefined } | { readonly address?: undefined; readonly refused: string } | undefined
> {
  const places = services.placesOf(document.uri)
  const { folder } = await imageFolderFor({
    article: services.articleOf(document),
    places,
    fields: services.imageFieldsFor(document),
    others: services.corpora.corpusFor(document.uri).paths(),
  })
  const [file] =
    (await vscode.window.showOpenDialog({
      defaultUri: folder,
      filters: { [vscode.l10n.t('Images')]: extensions },
      title: vscode.l10n.t('Choose an image'),
    })) ?? []
  if (!file) return undefined
  const address = addressOnSite(file, places)
  return address === undefined
    ? { refused: vscode.l10n.t('The image is outside of the folder of the site: copy it there first.') }
    : { address }
}
