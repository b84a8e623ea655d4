/** Whether an address is one of the web or a mail address, so that the system may open it. */
export function isExternalLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(href) && URL.canParse(href)
}
