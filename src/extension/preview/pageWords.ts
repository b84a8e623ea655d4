import * as vscode from 'vscode'
import { networkNames } from '../../core/style/headlineRoom'
import type { CardWords } from '../../preview/protocol/cardMessages'
import type { PageWords } from '../../preview/protocol/words'

/** The labels of the preview page, in VS Code's display language. */
export function pageWords(): PageWords {
  return {
    problems: vscode.l10n.t('Fix before publishing'),
    line: vscode.l10n.t('line {0}', '{0}'),
    imageMissing: vscode.l10n.t('Image not found'),
    imageFailed: vscode.l10n.t('The image cannot be shown'),
    webImage: vscode.l10n.t('Remote image, not loaded'),
    webImages: vscode.l10n.t('This article has images from {0}. If you load them, that site can see that you opened the article.', '{0}'),
    webAllow: vscode.l10n.t('Load Images in This Folder'),
    webRefuse: vscode.l10n.t('Never in This Folder'),
    toolbar: vscode.l10n.t('Preview'),
    lock: vscode.l10n.t('Lock'),
    width: vscode.l10n.t('Page width'),
    full: vscode.l10n.t('Full'),
    tablet: vscode.l10n.t('Tablet'),
    phone: vscode.l10n.t('Phone'),
    textSize: vscode.l10n.t('Text size'),
    look: vscode.l10n.t('Page style'),
    lookNewsroom: vscode.l10n.t('Newsroom'),
    lookEditor: vscode.l10n.t('VS Code'),
    lookLight: vscode.l10n.t('Light'),
    lookDark: vscode.l10n.t('Dark'),
    lookContrast: vscode.l10n.t('High contrast'),
    lookPrint: vscode.l10n.t('Print (greyscale)'),
    tabs: vscode.l10n.t('View'),
    tabArticle: vscode.l10n.t('Article'),
    tabCards: vscode.l10n.t('Cards'),
    removed: vscode.l10n.t('Show removed parts'),
    removedWhy: vscode.l10n.t('Show which parts of the article the site removes'),
    lockWhy: vscode.l10n.t('Keep showing this article while you edit others'),
    removedCount: vscode.l10n.t('Removed parts: {0}', '{0}'),
    word: vscode.l10n.t('1 word'),
    words: vscode.l10n.t('{0} words', '{0}'),
    minutes: vscode.l10n.t('{0} min', '{0}'),
  }
}

/** The labels of the cards, in VS Code's display language. */
export function cardWords(): CardWords {
  return {
    missing: vscode.l10n.t('Missing for the cards'),
    nothingMissing: vscode.l10n.t('Nothing: the article has a headline, a description and an image.'),
    line: vscode.l10n.t('line {0}', '{0}'),
    approximate: vscode.l10n.t(
      'These services do not say where they cut off a text, and it depends on the screen. This is an approximation.',
    ),
    ...networkNames(),
    yourSite: vscode.l10n.t('Your site'),
    yourHost: vscode.l10n.t('your-site.example'),
    cut: vscode.l10n.t('headline cut off'),
    crops: vscode.l10n.t('The image, cropped'),
    noPicture: vscode.l10n.t('No image'),
    remotePicture: vscode.l10n.t('Remote image'),
    smallPicture: vscode.l10n.t('The image has only {0} × {1} pixels: Google asks for at least 50,000 pixels in total.', '{0}', '{1}'),
    structured: vscode.l10n.t('Structured data (NewsArticle)'),
    dataProblems: vscode.l10n.t('Missing for search engines'),
    noDataProblems: vscode.l10n.t('Nothing is missing.'),
    copy: vscode.l10n.t('Copy structured data'),
  }
}
