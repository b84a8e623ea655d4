/** Where scripts that load pictures late keep the address: WordPress plugins, jQuery Lazy Load, 简书, 知乎. */
export const lazySourceNames: readonly string[] = ['data-src', 'data-original', 'data-original-src', 'data-lazy-src', 'data-actualsrc']

export interface AddressSize {
  readonly width: number
  readonly height: number
  /** Whether the server cuts the picture to just that size; else the address only hints at it. */
  readonly sure: boolean
}

/**
 * The size that an image's address names: `resize=770%2C433` (Jetpack cuts to exactly that), `w=770&h=433`,
 * `-770x433.jpg` (WordPress' own sizes).
 */
export function sizeInAddress(address: string): AddressSize | undefined {
  const exact = /[?&]resize=(\d{1,5})(?:%2C|,)(\d{1,5})(?:&|#|$)/i.exec(address)
  if (exact) return size(exact[1], exact[2], true)
  const width = /[?&](?:w|width)=(\d{1,5})(?:&|#|$)/.exec(address)
  const height = /[?&](?:h|height)=(\d{1,5})(?:&|#|$)/.exec(address)
  if (width && height) return size(width[1], height[1], false)
  const named = /-(\d{1,5})x(\d{1,5})\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.exec(address)
  return named ? size(named[1], named[2], false) : undefined
}

/** The parameters of an address that only serve to follow readers. */
export function withoutTrackers(address: string): string {
  if (!/[?&;](?:utm_|fbclid|gclid|spm)/i.test(address)) return address
  const [path = '', query] = address.split('?', 2)
  if (query === undefined) return address
  const kept = query.split('&').filter((part) => !/^(?:amp;)?(utm_[a-z]+|fbclid|gclid|spm)=/i.test(part))
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

/** Whether an address is one of a service that hands out pictures to fill a design with. */
export function isPlaceholder(address: string): boolean {
  return /^(?:https?:)?\/\/(?:[\w-]+\.)?(?:picsum\.photos|placehold\.(?:it|co|jp)|placeholder\.com|placekitten\.com|dummyimage\.com|loremflickr\.com|fakeimg\.pl)(?:[/?#]|$)/i.test(
    address,
  )
}

function size(width: string | undefined, height: string | undefined, sure: boolean): AddressSize | undefined {
  const [w, h] = [Number(width), Number(height)]
  return w > 0 && h > 0 ? { width: w, height: h, sure } : undefined
}
