/**
 * The EHR's side of SMART Web Messaging, with the messages of SDC: all that an EHR needs to run the frame.
 * Copy it, or use the library your EHR already has.
 */

const PATIENCE = 10_000;

/**
 * @param {object} options
 * @param {HTMLIFrameElement} options.frame where the app was launched
 * @param {string} options.origin the app's exact origin; messages from any other are ignored
 * @param {string} options.handle made for this launch alone, and given to the app in its address
 * @param {Record<string, (payload: object) => object>} options.answers what is done for each message the app may send
 * @param {(entry: {from: 'app' | 'chart', type: string, content: object}) => void} options.log
 */
export const openMessaging = ({ frame, origin, handle, answers, log }) => {
  const waiting = new Map();
  let count = 0;

  const post = (message) => frame.contentWindow?.postMessage(message, origin);

  const receive = ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || typeof data?.messageId !== 'string') return;
    if (typeof data.responseToMessageId === 'string') {
      const asked = waiting.get(data.responseToMessageId);
      waiting.delete(data.responseToMessageId);
      if (!asked) return;
      clearTimeout(asked.timer);
      log({ from: 'app', type: `${asked.type}, answer`, content: data });
      asked.resolve(data.payload);
    } else if (data.messagingHandle === handle && Object.hasOwn(answers, data.messageType)) {
      log({ from: 'app', type: data.messageType, content: data });
      const payload = answers[data.messageType](data.payload ?? {});
      const message = { messageId: `ehr-${++count}`, responseToMessageId: data.messageId, payload };
      log({ from: 'chart', type: `${data.messageType}, answer`, content: message });
      post(message);
    }
  };
  addEventListener('message', receive);

  return {
    /** Sends a request; resolves with the payload of the answer, rejects without one in ten seconds. */
    ask: (type, payload) =>
      new Promise((resolve, reject) => {
        const message = { messageId: `ehr-${++count}`, messagingHandle: handle, messageType: type, payload };
        const timer = setTimeout(() => {
          waiting.delete(message.messageId);
          reject(new Error(`${type} was not answered`));
        }, PATIENCE);
        waiting.set(message.messageId, { type, resolve, timer });
        log({ from: 'chart', type, content: message });
        post(message);
      }),
    close: () => {
      removeEventListener('message', receive);
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
};
