/** The messenger for EHRs: SMART Web Messaging, with the renderer's side of SDC, for a frame that an EHR launched. */
import type { Launch } from '../launch.js';
import { FrameError } from '../protocol.js';
import { fetchSmartStyle } from '../smart-style.js';
import { chartActions, type ChartActions } from '../chart-actions.js';
import type { Frame, Listening, Messenger, Neighbour, Report } from './messenger.js';
import { sdcRenderer, type Renderer } from './sdc.js';
import { smartCalls } from './smart-calls.js';
import { openSmartChannel, type Payload, type SmartChannel } from './smart-channel.js';

export interface SmartMessengerOptions {
  self: Listening;
  /** The window that launched this one. */
  host: Neighbour;
  launch: Launch;
  /** Makes the buttons "Write to chart" and "Done". */
  actions?: typeof chartActions | undefined;
  /** Gets the looks that a launch names. */
  fetchStyle?: typeof fetchSmartStyle | undefined;
  patience?: number | undefined;
}

/** Extension of the handshake by which an EHR asks for the element's own events, and the type of the messages it then gets. */
export const EVENTS_EXTENSION = 'urn:regen-cds:events';
export const EVENT_MESSAGE = 'urn:regen-cds:event';

const HANDSHAKE = { protocolVersion: '1.0', fhirVersion: 'R4' };

const wantsEvents = ({ extension }: Payload): boolean =>
  Array.isArray(extension) &&
  extension.some((one: Payload | null) => one?.['url'] === EVENTS_EXTENSION && one['valueBoolean'] === true);

export const smartMessenger = ({
  self,
  host,
  launch,
  actions = chartActions,
  fetchStyle = fetchSmartStyle,
  patience,
}: SmartMessengerOptions): Messenger => {
  const { origin, handle, widget, properties, styleUrl } = launch;
  let channel: SmartChannel | null = null;
  let renderer: Renderer | null = null;
  let buttons: ChartActions | null = null;
  let isWatched = false;
  let start: ReturnType<typeof setTimeout> | undefined;
  let smartStyle: Record<string, unknown> | null = null;

  /** What the EHR does not understand it does not answer, and need not. */
  const tell = (messageType: string, payload: Payload): void =>
    void channel?.call(messageType, payload).catch(() => undefined);

  const tellChanges = (): void => {
    const response = renderer?.response();
    const changedLinkIds = response ? (renderer?.changes(response) ?? []) : [];
    if (response && changedLinkIds.length > 0)
      tell('sdc.ui.changedQuestionnaireResponse', { questionnaireResponse: response, changedLinkIds });
  };

  const dress = async (frame: Frame): Promise<void> => {
    if (styleUrl === null) return;
    smartStyle = await fetchStyle(styleUrl);
    if (smartStyle && channel) frame.update({ smartStyle });
  };

  const open = (frame: Frame, heard: () => void): SmartChannel => {
    let isBegun = false;
    const begin = (subject: string | null): void => {
      isBegun = true;
      frame.mount(widget, { ...properties, ...(smartStyle && { smartStyle }), subject });
    };
    const first = sdcRenderer({ frame, begin, switched: () => buttons?.reset(), lang: properties.lang, patience });
    const opened = openSmartChannel({ self, host, origin, handle, patience }, first.serve, () => {
      if (start === undefined) {
        // An EHR that names a patient does so at once: the element then begins with that patient.
        start = setTimeout(() => {
          if (!isBegun) begin(null);
        });
        void dress(frame);
      }
      heard();
    });
    renderer = first;
    buttons = actions({
      calls: smartCalls(opened),
      response: () => first.response({ status: 'completed' }),
      lang: properties.lang,
    });
    frame.setActions(buttons.element);
    return opened;
  };

  return {
    connect: (frame) =>
      new Promise((resolve, reject) => {
        channel = open(frame, resolve);
        channel.call('status.handshake', HANDSHAKE).then(
          (reply) => {
            isWatched = wantsEvents(reply);
          },
          () =>
            reject(
              new FrameError('host-timeout', `${origin} did not answer status.handshake. Is messaging_origin its own?`),
            ),
        );
      }),
    report: (report: Report) => {
      if (report.type !== 'event') return;
      if (report.name === 'regen-decision') tellChanges();
      if (isWatched) tell(EVENT_MESSAGE, { name: report.name, fields: report.fields });
    },
    destroy: () => {
      clearTimeout(start);
      channel?.destroy();
      channel = null;
    },
  };
};
