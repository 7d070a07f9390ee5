/**
 * What an EHR puts into the address of the frame page when it launches it: the SMART Web Messaging handle and origin,
 * which element to show, and how the EHR looks. Never a patient fact: nothing of that kind is read from an address.
 */
import { FrameError, isProperties, isWidget, type ElementProperties, type WidgetName } from './protocol.js';

export interface Launch {
  /** Sent back with every request, so that the EHR knows which launch it belongs to. */
  handle: string;
  /** The EHR's exact origin. */
  origin: string;
  widget: WidgetName;
  properties: ElementProperties;
  /** Address of the EHR's SMART Style JSON (SMART App Launch 2.2); null: the frame keeps its own looks. */
  styleUrl: string | null;
}

const PARAMETERS = {
  'rule-set': 'ruleSet',
  integrity: 'integrity',
  'rules-lock': 'rulesLock',
  lang: 'lang',
  audience: 'audience',
  jurisdiction: 'jurisdiction',
  'as-of': 'asOf',
  density: 'density',
  modality: 'modality',
} as const satisfies Record<string, keyof ElementProperties>;

const propertiesIn = (parameters: URLSearchParams): ElementProperties => {
  const given = Object.entries(PARAMETERS).flatMap(([parameter, property]) => {
    const value = parameters.get(parameter);
    return value === null ? [] : [[property, value] as const];
  });
  const properties = Object.fromEntries(given);
  return isProperties(properties)
    ? { ...properties, ...(parameters.has('allow-draft') ? { allowDraft: true } : {}) }
    : {};
};

/**
 * The launch in an address; null when a page with `host.js` is to be expected instead.
 * @throws FrameError `launch-invalid` when it is incomplete, `host-not-allowed` when its origin is not among the hosts
 */
export const launchIn = (search: string, hosts: readonly string[]): Launch | null => {
  const parameters = new URLSearchParams(search);
  const handle = parameters.get('messaging_handle');
  const origin = parameters.get('messaging_origin');
  if (handle === null && origin === null) return null;
  if (!handle || !origin)
    throw new FrameError('launch-invalid', 'A launch needs both messaging_handle and messaging_origin.');
  if (!hosts.includes(origin))
    throw new FrameError(
      'host-not-allowed',
      `${origin} is not among the origins in regen-hosts, so it is not answered.`,
    );
  const widget = parameters.get('widget');
  if (!isWidget(widget))
    throw new FrameError('launch-invalid', 'A launch needs the parameter widget: an element to show.');
  const styleUrl = parameters.get('smart_style_url');
  return { handle, origin, widget, properties: propertiesIn(parameters), styleUrl };
};
