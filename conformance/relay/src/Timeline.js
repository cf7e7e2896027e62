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
      subject(reference: "joint-task-force") {
        ...Timeline_subject
      }
    }
  }
`;

export const pages = graphql`
  fragment Timeline_subject on Subject
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 20 }
    cursor: { type: "String" }
  )
  @refetchable(queryName: "TimelineSubjectQuery") {
    timeline(first: $count, after: $cursor) @connection(key: "Timeline_timeline") {
      edges {
        node {
          title {
            words
          }
        }
      }
    }
  }
`;
