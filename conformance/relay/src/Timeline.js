import { graphql } from "relay-runtime";

export const timeline = graphql`
  query TimelineQuery($asOf: Date, $first: Int!) {
    at(asOf: $asOf) {
      timeline(first: $first) {
        edges {
          cursor
          node {
            position
            kind
            ... on BodyFormed {
              occurred {
                display
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;
