// The server under test; scripts/conformance.sh starts it.
const address = process.env.TRILOGUE_ADDRESS;
if (!address) {
  throw new Error("set TRILOGUE_ADDRESS, or run scripts/conformance.sh");
}

export const url = `${address}/graphql`;
export const readerUrl = `${url}/read`;
export const socket = url.replace(/^http/, "ws");

export const query = `query Areas($day: Date!) {
  at(asOf: $day) { moment { asOf position } matrix { stage } }
}`;
export const day = "2021-07-05";

// Record an entry for clients that follow the log; returns its position.
export async function record(reference) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: `mutation Form($entry: BodyFormedInput!) {
        bodyFormed(entry: $entry, confirm: true) {
          __typename
          ... on Recorded { position }
          ... on Refused { message }
        }
      }`,
      variables: { entry: { subject: reference } },
    }),
  });
  const { data, errors } = await response.json();
  if (data?.bodyFormed.__typename !== "Recorded") {
    throw new Error(JSON.stringify(errors ?? data));
  }
  return data.bodyFormed.position;
}
