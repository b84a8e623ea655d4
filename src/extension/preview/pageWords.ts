import * as vscode from 'vscode'
import type { CardWords } from '../../preview/protocol/cardMessages'
import type { PageWords } from '../../preview/protocol/words'

/** The words that the preview's page shows by itself, in the editor's language. */
export function pageWords(): PageWords {
  return {
    problems: vscode.l10n.t('To mend before publishing'),
    line: vscode.l10n.t('line {0}', '{0}'),
    imageMissing: vscode.l10n.t('Image not found'),
    imageFailed: vscode.l10n.t('Image cannot be shown'),
    webImage: vscode.l10n.t('Picture on the web, not loaded'),
    webImages: vscode.l10n.t('This article shows pictures from {0}. To load them tells that site that you are reading.', '{0}'),
    webAllow: vscode.l10n.t('Load pictures in this folder'),
    webRefuse: vscode.l10n.t('Never here'),
    toolbar: vscode.l10n.t('Preview'),
    lock: vscode.l10n.t('Lock'),
    width: vscode.l10n.t('Width of the page'),
    full: vscode.l10n.t('Full'),
    tablet: vscode.l10n.t('Tablet'),
    phone: vscode.l10n.t('Phone'),
    textSize: vscode.l10n.t('Size of the text'),
    look: vscode.l10n.t('Look of the page'),
    lookNewsroom: vscode.l10n.t('Newsroom'),
    lookEditor: vscode.l10n.t('VS Code'),
    lookLight: vscode.l10n.t('Light'),
    lookDark: vscode.l10n.t('Dark'),
    lookContrast: vscode.l10n.t('High contrast'),
    lookPrint: vscode.l10n.t('Print, grey'),
    tabs: vscode.l10n.t('What is shown'),
    tabArticle: vscode.l10n.t('Article'),
    tabCards: vscode.l10n.t('Cards'),
    removed: vscode.l10n.t('Show removals'),
    removedWhy: vscode.l10n.t('Show where the site takes something out of the article'),
    lockWhy: vscode.l10n.t('Stay with this article, whatever is edited'),
    removedCount: vscode.l10n.t('Removals: {0}', '{0}'),
    word: vscode.l10n.t('1 word'),
    words: vscode.l10n.t('{0} words', '{0}'),
    minutes: vscode.l10n.t('{0} min', '{0}'),
  }
}

/** Those of the cards. */
export function cardWords(): CardWords {
  return {
    missing: vscode.l10n.t('What the cards lack'),
    nothingMissing: vscode.l10n.t('Nothing: headline, description and picture are there.'),
    line: vscode.l10n.t('line {0}', '{0}'),
    approximate: vscode.l10n.t('Where these services cut a text is not published, and differs from screen to screen: this is close to it.'),
    google: vscode.l10n.t('Google Search'),
    discover: vscode.l10n.t('Google Discover'),
    x: 'X',
    facebook: 'Facebook',
    linkedin: 'LinkedIn',
    wechat: vscode.l10n.t('WeChat'),
    yourSite: vscode.l10n.t('Your site'),
    yourHost: vscode.l10n.t('your-site.example'),
    cut: vscode.l10n.t('headline cut off'),
    crops: vscode.l10n.t('The picture, cropped'),
    noPicture: vscode.l10n.t('No picture'),
    remotePicture: vscode.l10n.t('A picture on the web'),
    smallPicture: vscode.l10n.t('The picture is {0} × {1} pixels small: Google asks for 50,000 in all at least.', '{0}', '{1}'),
    structured: vscode.l10n.t('Structured data (NewsArticle)'),
    complaints: vscode.l10n.t('What search engines miss'),
    noComplaints: vscode.l10n.t('Nothing: all that they ask for is there.'),
    copy: vscode.l10n.t('Copy structured data'),
  }
}
