// Sends an operation to the server of this page.

const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

export async function ask(query, variables) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: ACCEPT },
    body: JSON.stringify({ query, variables }),
  });
  return { response, text: await response.text() };
}
