// Made by `npm run client:types` of the contracts in lib/web/api; a test finds it out of date.

export interface paths {
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the articles of the front page */
        get: operations["listArticles"];
        put?: never;
        /** Insert up to 100 articles of another system by their ids there, or bring them up to date */
        post: operations["putArticles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/embed/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the comments of articles, for a page that shows discussions */
        get: operations["countDiscussions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an article */
        get: operations["readArticle"];
        /** Insert an article of another system by its id there, or bring it up to date */
        put: operations["putArticle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the comments of an article */
        get: operations["readThread"];
        put?: never;
        /** Submit a comment or a reply */
        post: operations["submitComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a comment */
        get: operations["readComment"];
        put?: never;
        post?: never;
        /** Withdraw a comment of yours */
        delete: operations["withdrawComment"];
        options?: never;
        head?: never;
        /** Change a comment of yours, or revise and resubmit it */
        patch: operations["editComment"];
        trace?: never;
    };
    "/comments/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the replies to a comment */
        get: operations["readReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the published comments */
        get: operations["searchComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear when comments are posted on an article */
        get: operations["readDiscussionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/edit-outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what would come of a new text of a comment of yours */
        post: operations["predictEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what you are typing, for any of your devices */
        put: operations["keepDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what you are typing in place of a comment of yours */
        put: operations["keepEditDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/undo-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a comment back that you withdrew some minutes ago */
        post: operations["undoWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/ask-moderator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a moderator’s second opinion on a comment of yours that peers object to */
        post: operations["askModerator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against the decision that a comment of yours stands under */
        post: operations["fileAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a comment to the moderators */
        post: operations["reportComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/reactions/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a reaction to a comment of somebody else */
        put: operations["react"];
        post?: never;
        /** Take a reaction of yours back */
        delete: operations["takeBackReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for what you are to review for a waiting comment of yours */
        post: operations["requestAssignments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a verdict */
        post: operations["recordReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the practice comments that you may judge before your address is confirmed */
        get: operations["readPractice"];
        put?: never;
        /** Judge a practice comment */
        post: operations["judgePractice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/assignments/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Swap a comment that you cannot judge for another */
        post: operations["skipAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/review-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer to review one beyond your duty */
        post: operations["volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transparency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how peer review has done, in numbers */
        get: operations["readTransparency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/assignments/{id}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Contest the right verdict that you were told after a review */
        post: operations["contestCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how one’s own membership stands, and what became of it */
        get: operations["readOwnMembership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outside-memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how a membership stands, or what somebody’s role is, in the publication’s own accounts */
        post: operations["takeOutsideMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation to an office or a membership */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a letter with which to choose a new password */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a letter sent with a link to sign in with */
        post: operations["requestSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a new password with the token of a letter */
        put: operations["resetPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your password */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Prove once more that it is you, before what asks for it */
        put: operations["proveIdentity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where you are signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** End all your sessions but this one */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of your sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List where else you are known */
        get: operations["listIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/identities/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End that you can sign in from elsewhere */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how it stands with the copy of your data */
        get: operations["readExport"];
        put?: never;
        /** Ask for a copy of everything that is kept of you */
        post: operations["askForExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read whether you are leaving */
        get: operations["readDeparture"];
        /** Ask to leave: a day later your account is closed for good */
        put: operations["askToLeave"];
        post?: never;
        /** Stay after all */
        delete: operations["keepAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show a picture beside your name */
        put: operations["choosePicture"];
        post?: never;
        /** Take your picture from beside your name */
        delete: operations["dropPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take another name */
        put: operations["rename"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/security-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what happened to your account lately */
        get: operations["listSecurityEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is asked for when you sign in, after the password */
        get: operations["readSecondStep"];
        /** Turn the second step on, with the first code of the app */
        put: operations["confirmSecondStep"];
        /** Ask for the secret of an app that shows codes */
        post: operations["beginSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-step/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-step/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove the second step */
        post: operations["removeSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/passkey-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for what a device is to sign, to sign in with a passkey */
        post: operations["requestPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your passkeys */
        get: operations["listPasskeys"];
        put?: never;
        /** Add a passkey that a device of yours has made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkey-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for what a device is to make, to add a passkey */
        post: operations["requestNewPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Call a passkey something else */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/me/passkeys/{id}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a passkey */
        post: operations["removePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/address/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the letter sent again that shows that an address is yours */
        post: operations["sendAddressLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name another address */
        put: operations["changeAddress"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/address-confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an address its member’s with the token of a letter */
        post: operations["verifyAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/address-undos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a member their address back with the token of a letter */
        post: operations["undoAddressChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who you are */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read what is yours on a page */
        post: operations["readOwnPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what everybody may know of a member */
        get: operations["readMemberPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the published comments of a member */
        get: operations["listCommentsOfMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/expertise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what you have said that you know */
        get: operations["readExpertise"];
        /** Say what you know, and from where */
        put: operations["stateExpertise"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your comments in every state */
        get: operations["listOwnComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sanctions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sanctions on you */
        get: operations["listOwnSanctions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sanctions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a sanction on you */
        get: operations["readOwnSanction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sanctions/{id}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against a sanction on you */
        post: operations["appealSanction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your record as a reviewer, and the reviews that you gave */
        get: operations["readOwnRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what you have been told */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notices as read */
        post: operations["markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/mail-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read when you get mail about what */
        get: operations["readMailSettings"];
        /** Choose when you get mail about what */
        put: operations["changeMailSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear what concerns you */
        get: operations["readOwnEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/bookmark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save a comment for yourself */
        put: operations["saveComment"];
        post?: never;
        /** Take a comment out of those that you have saved */
        delete: operations["forgetSaved"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/bookmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the comments that you have saved */
        get: operations["listSaved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{slug}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follow the discussion under an article */
        put: operations["followArticle"];
        post?: never;
        /** Stop following the discussion under an article */
        delete: operations["unfollowArticle"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comments/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follow the thread that a comment stands in */
        put: operations["followThread"];
        post?: never;
        /** Stop following the thread that a comment stands in */
        delete: operations["unfollowThread"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what you follow */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mute a member, for yourself */
        put: operations["muteMember"];
        post?: never;
        /** Unmute a member */
        delete: operations["unmuteMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/muted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the members that you have muted */
        get: operations["listMuted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/frames/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a frame wait for the window in which somebody signs in */
        post: operations["beginHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/frames/handovers/{id}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a frame in whose member has agreed in the window */
        post: operations["takeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/frames/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sign a frame in as whom the page around it has signed in */
        put: operations["signInToFrame"];
        post?: never;
        /** End the session of a frame */
        delete: operations["signOutOfFrame"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a queue of the desk, or comments in a state: those that wait for a moderator by default */
        get: operations["listQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read everything that a comment is decided by */
        get: operations["readCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about a comment */
        post: operations["decideComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about up to 100 comments at once, or be told what would come of it */
        post: operations["decideComments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/decisions/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a decision that is held: your own, or as an administrator anybody’s */
        post: operations["takeBackDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hear that the desk has changed */
        get: operations["readDeskEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that you have a case open */
        put: operations["claimCase"];
        post?: never;
        /** Say that you have left a case */
        delete: operations["leaveCase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a comment an editor’s pick */
        put: operations["pickComment"];
        post?: never;
        /** Take an editor’s pick back */
        delete: operations["unpickComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/second-looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List texts that another moderator turned down without knowing what reviewers had said */
        get: operations["listSecondLooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/second-looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether you would have posted such a text */
        post: operations["takeSecondLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be shown from now on who reviewed a comment; that it was asked is recorded */
        post: operations["nameReviewers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/comments/{id}/reports/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close what is reported about a comment, and keep it */
        post: operations["dismissReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List appeals, those that wait for a moderator by default */
        get: operations["listAppeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/appeals/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide an appeal against another moderator’s decision or sanction */
        post: operations["decideAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List members, or find them by name */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what the desk knows of a member */
        get: operations["readMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what happened to a member, and what they did */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/sanctions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a member from writing and reviewing */
        post: operations["sanctionMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what has come of a member’s reports, and how many wait */
        get: operations["readReporter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/reports/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close what a member has reported, and keep the comments */
        post: operations["dismissReportsBy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/bans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look up which bans hold against an address, of members who have left too; that it was asked is recorded */
        post: operations["lookUpBans"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/export/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take all comments along, the oldest first, with addresses of their authors, as the import reads them back; each page is recorded */
        get: operations["exportComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports of comments, those of the command too, the newest first */
        get: operations["listCommentImports"];
        put?: never;
        /** Send a file of comments that were written elsewhere, and have it seen what would come of it; the same file that is on its way already is that import */
        post: operations["sendCommentImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how far an import of comments is, and what came or would come of it */
        get: operations["readCommentImport"];
        put?: never;
        post?: never;
        /** Forget a file of comments of which nothing was imported yet */
        delete: operations["forgetCommentImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/imports/{id}/left-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all that an import of comments left out or would, and why */
        get: operations["listLeftOutComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/imports/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a file of comments that was looked through, or go on with one that stopped; of one that is imported already nothing more follows */
        post: operations["applyCommentImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/founding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether a member is one of the first */
        post: operations["markFounding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invitations that are open */
        get: operations["listInvitations"];
        put?: never;
        /** Invite somebody who has no account to an office */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an invitation */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a member a moderator or an administrator, or take that from them */
        put: operations["setRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a member out everywhere */
        post: operations["endSessionsOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/author": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a member an author, or take that from them */
        put: operations["setAuthor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/articles/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark a member as the author of an article, or take the mark away */
        put: operations["markAuthor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how a membership stands, and what became of it */
        get: operations["readMembershipOf"];
        /** Grant or extend a membership, let it lapse or revoke it */
        put: operations["setMembership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/membership-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what an import of memberships would do, and keep it for a day */
        post: operations["checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/membership-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an import of memberships would do by now */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/membership-imports/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import memberships as it was shown, all of them or none */
        post: operations["applyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/expertise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what members say they know, and nobody has verified */
        get: operations["listExpertise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/expertise/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark what a member says they know as verified, or take that back */
        post: operations["verifyExpertise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/expertise/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take what a member says they know from beside their name */
        post: operations["withdrawExpertise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/members/{id}/picture/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a member’s picture from beside their name */
        post: operations["removePicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/sanctions/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a sanction before its time */
        post: operations["liftSanction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the articles, with how their comments are taken */
        get: operations["listDiscussions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how the comments on an article are taken */
        get: operations["readDiscussion"];
        /** Say how the comments on an article are taken */
        put: operations["setDiscussion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/articles/{id}/discovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an article that made itself known, close its discussion, or remove it */
        post: operations["actOnDiscovered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a text on the word lists, and words on the newest comments */
        post: operations["tryWords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/calibration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the practice comments, and the contests that wait */
        get: operations["listCalibration"];
        put?: never;
        /** Make a practice comment of a comment that was rejected or removed */
        post: operations["pickCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/calibration/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a practice comment, or bring it back */
        post: operations["decideCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/calibration/contests/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide a contest of a practice comment */
        post: operations["decideContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every act, or those that fit a filter, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the settings in force */
        get: operations["readPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change some of the settings */
        patch: operations["changePolicy"];
        trace?: never;
    };
    "/moderation/policy/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of the settings, newest first */
        get: operations["listPolicyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/moderation/policy/versions/{version}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the settings of an earlier version back, as a new one */
        post: operations["restorePolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the endpoints of webhooks */
        get: operations["listWebhooks"];
        put?: never;
        /** Add an endpoint of webhooks */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an endpoint of webhooks */
        get: operations["readWebhook"];
        /** Change an endpoint of webhooks */
        put: operations["changeWebhook"];
        post?: never;
        /** Delete an endpoint of webhooks */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/paused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pause an endpoint of webhooks, or have it go on */
        put: operations["pauseWebhook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new secret for an endpoint of webhooks */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an endpoint of webhooks a test */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what an endpoint of webhooks was told of */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an endpoint of webhooks was sent, and what it answered */
        get: operations["readWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send something to an endpoint of webhooks again */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/wordpress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a WordPress, by a code that an administrator has brought from the desk */
        post: operations["connectWordpress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this description */
        get: operations["readDocumentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description What somebody who was invited wants to be called, and a password: for an office, of 15 characters at least. Where they have signed up with the address already and not confirmed it, the password of that account has them go on with it.
         * @example {
         *       "token": "0198a0c2-…",
         *       "displayName": "Thandi M.",
         *       "password": "four quiet words suffice"
         *     }
         */
        AcceptInvitation: {
            /** @description From the link of the letter. */
            token: string;
            displayName: string;
            password: string;
        };
        /**
         * @description What a moderator can do with a comment.
         * @enum {string}
         */
        Action: "PUBLISH" | "REJECT" | "REMOVE" | "RESTORE";
        /** @description A passkey that a device has made for what it was asked, and what you call it. */
        AddPasskey: {
            name: string;
            credential: {
                id: string;
                rawId: string;
                /** @constant */
                type: "public-key";
                response: {
                    clientDataJSON: string;
                    attestationObject: string;
                    transports?: string[];
                };
            };
        };
        /** @description The address that is to take the place of yours, and your password. */
        AddressChange: {
            email: string;
            presentPassword: string;
        };
        /**
         * @description What the link of a letter carries, and the password of the account, unless you are signed in to it: whoever reads the mail must not make the address that of an account which is not theirs.
         * @example {
         *       "token": "0198a0c2-…",
         *       "password": "four quiet words suffice"
         *     }
         */
        AddressConfirmation: {
            /** @description From the link of the letter. */
            token: string;
            password?: string;
        };
        /** @description What you have to review after passing on a comment. */
        AfterSkip: components["schemas"]["Batch"] | components["schemas"]["Volunteering"];
        /** @description An appeal at the desk, with what it is decided by. */
        Appeal: {
            /** Format: uuid */
            id: string;
            comment: {
                /** Format: uuid */
                id: string;
                status: components["schemas"]["CommentState"];
                version: number;
                bodyHtml: string;
            } | null;
            article: {
                slug: string;
                title: string;
            } | null;
            sanction: {
                /** Format: uuid */
                id: string;
                endsAt: string | null;
                commentId: string | null;
            } | null;
            author: {
                /** Format: uuid */
                id: string;
                displayName: string;
            };
            decision: {
                /** @enum {string} */
                outcome: "REJECT" | "REMOVE" | "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
                actor: string | null;
                rule: string | null;
                note: string | null;
                passage: string | null;
                /** Format: date-time */
                createdAt: string;
            };
            text: string;
            state: components["schemas"]["AppealState"];
            /** Format: date-time */
            createdAt: string;
            dueAt: string | null;
            decidedAt: string | null;
            decidedBy: string | null;
            note: string | null;
            mayDecide: boolean;
            whyNot: ("own-comment" | "own-sanction" | "own-decision" | "own-review" | "of-staff" | "decided") | null;
            othersMayDecide: boolean;
            alone: boolean;
        };
        /** @description How an appeal, and the comment or sanction that it is about, stand after a decision. */
        AppealDecided: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["AppealState"];
            comment: {
                /** Format: uuid */
                id: string;
                status: components["schemas"]["CommentState"];
                version: number;
            } | null;
            sanction: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
                lifted: boolean;
            } | null;
        };
        /**
         * @description How an appeal is decided.
         * @enum {string}
         */
        AppealOutcome: "UPHELD" | "REVERSED";
        /** @description A page of appeals. */
        AppealPage: {
            items: components["schemas"]["Appeal"][];
            nextCursor: string | null;
        };
        /**
         * @description CLOSED: its author revised or withdrew the comment, or the sanction was lifted or replaced without deciding it.
         * @enum {string}
         */
        AppealState: "OPEN" | "UPHELD" | "REVERSED" | "CLOSED";
        /** @description What was shown, by its digest. */
        ApplyImport: {
            digest: string;
        };
        /** @description An article with its text. */
        Article: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
            standfirst: string;
            byline: string;
            topics: string[];
            /** Format: date-time */
            publishedAt: string;
            readingMinutes: number;
            commentCount: number;
            /** @description Whether members may comment on it now. */
            commentsOpen: boolean;
            language: string;
            picture: {
                src: string;
                smallSrc: string | null;
                width: number;
                height: number;
                alt: string;
                caption: string;
                credit: string;
            } | null;
            /** @description Empty where the article is read elsewhere. */
            bodyHtml: string;
            /** @description Where it is read, when that is elsewhere. */
            address: string | null;
            defaultSort: ("newest" | "oldest" | "top" | "bridging") | null;
            /** @description How comments are taken here. */
            discussion: {
                /**
                 * @description OPEN: comments of members. STAFF: only of members of staff. CLOSED: no more comments. ARCHIVED: no reactions either.
                 * @enum {string}
                 */
                takes: "OPEN" | "STAFF" | "CLOSED" | "ARCHIVED";
                /** @description Why, in a line; empty where nothing is said. */
                note: string;
                closesAt: string | null;
                /** @description Whether a moderator reads every comment first. */
                moderatorFirst: boolean;
                /** @description Minutes that a member waits between two comments here. */
                slowMinutes: number;
                /** @description What stands above the thread. */
                announcementHtml: string;
            };
        };
        /** @description Articles. */
        ArticleList: {
            items: components["schemas"]["ArticleSummary"][];
        };
        /** @description An article as it is announced. */
        ArticleSummary: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
            standfirst: string;
            byline: string;
            topics: string[];
            /** Format: date-time */
            publishedAt: string;
            readingMinutes: number;
            commentCount: number;
            /** @description Whether members may comment on it now. */
            commentsOpen: boolean;
            language: string;
            picture: {
                src: string;
                smallSrc: string | null;
                width: number;
                height: number;
                alt: string;
                caption: string;
                credit: string;
            } | null;
        };
        /** @description What became of each article, in the order in which they were sent. */
        ArticlesPut: {
            items: {
                /** @description As it was sent; null where it could not be read. */
                externalId: string | null;
                /** @description 201 where it is new, 200 where it was there, or that of `problem`. */
                status: number;
                id: string | null;
                slug: string | null;
                problem: components["schemas"]["Problem"] | null;
            }[];
        };
        /**
         * @description That you want to leave, and what is to become of your comments.
         * @example {
         *       "comments": "KEEP"
         *     }
         */
        AskToLeave: {
            /** @enum {string} */
            comments: "KEEP" | "ERASE";
        };
        /** @description A comment to review: where it stands and what it answers, and nothing about its author. */
        Assignment: {
            /** Format: uuid */
            id: string;
            bodyHtml: string;
            language: string;
            article: {
                slug: string;
                title: string;
            };
            context: {
                bodyHtml: string;
                language: string;
            } | null;
            /** Format: date-time */
            notBefore: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** @description One act; `actor` is null when nobody did it: peers together, or the clock. */
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @description The key of the API by which they did it. */
            key: string | null;
            action: string;
            subjectType: string;
            /** Format: uuid */
            subjectId: string;
            fromState: string | null;
            toState: string | null;
            reason: string | null;
        };
        /** @description A page of the record. */
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        /** @description Who wrote a comment, and what they say they know about. */
        Author: {
            /** Format: uuid */
            id: string;
            displayName: string;
            picture: string | null;
            badges: ("moderator" | "staff" | "founding" | "former" | "author")[];
            expertise: {
                field: string;
                line: string;
                verified: boolean;
            }[];
        };
        /** @description Whether a member is an author, or marked in an article. */
        AuthorMark: {
            author: boolean;
        };
        /** @description The bans that hold, the latest first, and 10 at most. */
        Bans: {
            items: {
                member: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                    hasLeft: boolean;
                };
                ban: components["schemas"]["Sanction"];
            }[];
        };
        /** @description The address that somebody writes from, or says that they had. */
        BansAgainst: {
            email: string;
        };
        /** @description What you have to review for one comment of yours. */
        Batch: {
            /** Format: uuid */
            commentId: string;
            after: string | null;
            required: number;
            comments: number;
            done: number;
            skipsLeft: number;
            skipsLeftToday: number;
            skipsAllowed: boolean;
            assignments: components["schemas"]["Assignment"][];
            status: components["schemas"]["CommentState"];
        };
        /** @description An article of another system, with its id there. */
        BatchArticle: {
            /** @description What your own system knows the article by: its external id. */
            externalId: string;
            title: string;
            /** @description Where it is read. */
            address: string;
            /** Format: date-time */
            published: string;
            authors?: string[];
            topics?: string[];
            standfirst?: string;
            language?: string;
            /** @description Markdown. Without one, the page here leads to where the article is read. */
            body?: string;
        };
        /** @description A frame that is to be signed in by a window of ours. */
        BeginHandover: {
            /** @description The origin of the page that the frame stands in. */
            origin: string;
            /** @description The SHA-256 of the verifier, which the frame keeps to itself, as base64url. */
            challenge: string;
        };
        /**
         * @description Your password, once more.
         * @example {
         *       "presentPassword": "four quiet words suffice"
         *     }
         */
        BeginSecondStep: {
            presentPassword: string;
        };
        /** @description A text whose right verdict is known. `reliable…` counts reviewers who are known to judge well. */
        CalibrationItem: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            source: "SHIPPED" | "MODERATOR";
            language: string;
            bodyHtml: string;
            verdict: components["schemas"]["Verdict"];
            explanation: string;
            commentId: string | null;
            /** @enum {string} */
            state: "IN_USE" | "RETIRED";
            retiredAt: string | null;
            retiredReason: string | null;
            uses: number;
            passes: number;
            reliableUses: number;
            reliablePasses: number;
            openContests: number;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Practice comments, and the contests that wait. */
        CalibrationPage: {
            contests: components["schemas"]["OpenContest"][];
            items: components["schemas"]["CalibrationItem"][];
            nextCursor: string | null;
        };
        /** @description Everything that a comment is decided by. */
        Case: {
            /** Format: uuid */
            id: string;
            article: {
                slug: string;
                title: string;
            };
            author: {
                /** Format: uuid */
                id: string;
                displayName: string;
            };
            body: string;
            bodyHtml: string;
            language: string;
            status: components["schemas"]["CommentState"];
            version: number;
            revision: number;
            reason: string | null;
            /** Format: date-time */
            stateChangedAt: string;
            /** Format: date-time */
            createdAt: string;
            blind: boolean;
            verdicts: {
                yes: number;
                notCivil: number;
                misinformation: number;
            };
            reported: {
                count: number;
                /** Format: date-time */
                first: string;
                /** Format: date-time */
                last: string;
                reasons: {
                    reason: string;
                    count: number;
                }[];
            } | null;
            reports: components["schemas"]["Report"][];
            pressing: boolean;
            allowed: components["schemas"]["Action"][];
            whyNot: ("own-comment" | "own-review") | null;
            held: {
                moderator: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                };
                action: components["schemas"]["Action"];
                /** Format: date-time */
                until: string;
            } | null;
            claimedBy: {
                /** Format: uuid */
                id: string;
                displayName: string;
            } | null;
            alone: boolean;
            visible: boolean;
            publishedBodyHtml: string | null;
            publishedLanguage: string | null;
            parent: {
                /** Format: uuid */
                id: string;
                author: string;
                bodyHtml: string;
                language: string;
            } | null;
            authorRecord: {
                author: components["schemas"]["Author"];
                /** Format: date-time */
                memberSince: string;
                published: number;
                rejected: number;
                removed: number;
                overturned: number;
                reviewsGiven: number;
            };
            duty: {
                required: number;
                done: number;
                waived: number;
            };
            othersMayDecide: boolean;
            needed: number;
            named: boolean;
            reviews: {
                /** Format: uuid */
                id: string;
                reviewer: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                } | null;
                number: number;
                /** @enum {string} */
                verdict: "YES" | "NOT_CIVIL" | "MISINFORMATION";
                note: string | null;
                noteToAuthor: boolean;
                revision: number;
                /** Format: date-time */
                createdAt: string;
                voided: string | null;
            }[];
            decisions: components["schemas"]["Decision"][];
            dissent: components["schemas"]["Dissent"] | null;
            draft: {
                action: components["schemas"]["Action"];
                rule: string | null;
                note: string | null;
                passage: string | null;
            } | null;
        };
        /**
         * @description When you want mail, by topic. Topics that are left out stay as they are.
         * @example {
         *       "topics": {
         *         "conversation": "AT_ONCE",
         *         "follows": "DAILY",
         *         "reactions": "NEVER"
         *       }
         *     }
         */
        ChangeMailSettings: {
            topics: {
                /** @enum {string} */
                decisions?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                comments?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                duty?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                conversation?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                follows?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                reactions?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                reviews?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                thanks?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                reports?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                account?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                /** @enum {string} */
                desk?: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
            };
        };
        /**
         * @description Any part of the settings; what is not named stays, and a list is replaced as a whole. `reason` is kept with the version that it leads to.
         * @example {
         *       "reason": "Too much came back on appeal in November.",
         *       "review": {
         *         "publishAt": 0.95
         *       },
         *       "screening": {
         *         "links": "hold"
         *       }
         *     }
         */
        ChangePolicy: {
            version?: number;
            reason?: string;
            names?: {
                publication?: string;
                membership?: string;
            };
            membership?: {
                bySignUp?: boolean;
                refusedDomains?: string[];
                plans?: {
                    key: string;
                    name: string;
                    description: string;
                    price?: string;
                }[];
                graceDays?: number;
                renewal?: string;
                renewalPage?: string;
            };
            review?: {
                required?: number;
                quorum?: {
                    min?: number;
                    max?: number;
                };
                publishAt?: number;
                effectiveFrom?: number;
                auditShare?: number;
                prior?: number;
                accuracy?: number;
                leaseMinutes?: number;
                readingFloor?: boolean;
                calibrationRate?: number;
                skipsPerBatch?: number;
                skipsPerDay?: number;
                maxWaitHours?: number;
                dutyDays?: number;
                resubmissions?: number;
                objection?: {
                    accepts?: number;
                    publishAt?: number;
                    objections?: number;
                    below?: number;
                };
                authorHours?: number;
                small?: {
                    below?: number;
                    accepts?: number;
                    objectedAccepts?: number;
                };
                burst?: {
                    hours?: number;
                    batches?: number;
                };
                chance?: {
                    batches?: number;
                    least?: number;
                    beyondDuty?: number;
                };
                volunteers?: {
                    more?: number;
                    moreFrom?: number;
                    afterHours?: number;
                    perDay?: number;
                };
                reliability?: {
                    strength?: number;
                    halfLifeDays?: number;
                    correlatedCountAsOne?: boolean;
                };
                preferences?: {
                    expertise?: boolean;
                    diversity?: boolean;
                };
                calibration?: {
                    amongFirst?: number;
                    firstReviews?: number;
                    watchAfter?: number;
                    retireAfterUses?: number;
                    retireMissedShare?: number;
                };
                ladder?: {
                    window?: number;
                    least?: number;
                    warnBelow?: number;
                    suspendBelow?: number;
                    afterWarning?: number;
                    returnAfter?: number;
                };
            };
            language?: {
                /** @enum {string} */
                default?: "en" | "af" | "ar";
                offered?: ("en" | "af" | "ar")[];
            };
            screening?: {
                /** @enum {string} */
                links?: "refuse" | "hold" | "allow";
                allowedDomains?: string[];
                repeatMinutes?: number;
                bannedWords?: string[];
                suspectWords?: string[];
                holdFirst?: number;
                heldDomains?: string[];
                holdFirstOfDomains?: number;
                holdAfterRejections?: number;
                rejectionDays?: number;
            };
            threads?: {
                maxDepth?: number;
                firstReplies?: number;
                /** @enum {string} */
                defaultSort?: "newest" | "oldest" | "top" | "bridging";
                picks?: number;
                editMinutes?: number;
            };
            reactions?: {
                key: string;
                name: string;
                lifts: boolean;
            }[];
            embed?: {
                origins?: string[];
                discovery?: boolean;
            };
            ranking?: {
                expertiseBonus?: number;
                bridging?: {
                    ratingsPerComment?: number;
                    ratingsPerRater?: number;
                    raters?: number;
                };
            };
            expertise?: {
                fields?: number;
            };
            appeals?: {
                days?: number;
                answerDays?: number;
            };
            moderation?: {
                holdSeconds?: number;
                readyReasons?: {
                    /** @enum {string} */
                    rule: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
                    /** @enum {string} */
                    language: "en" | "af" | "ar";
                    text: string;
                }[];
            };
            reports?: {
                threshold?: number;
                hide?: boolean;
            };
            alerts?: {
                waitingHours?: number;
                reports?: number;
                appealHours?: number;
                burst?: {
                    times?: number;
                    least?: number;
                };
                /** @enum {string} */
                by?: "bell" | "letter";
            };
            sanctions?: {
                /** @enum {string} */
                first?: "warning" | "day" | "week" | "month" | "ban" | "revocation";
                /** @enum {string} */
                repeat?: "warning" | "day" | "week" | "month" | "ban" | "revocation";
            };
            security?: {
                /** @enum {string} */
                secondStep?: "nobody" | "staff" | "everyone";
                /** @enum {string} */
                outsideRoles?: "nobody" | "authors" | "moderators";
                eventDays?: number;
            };
            retention?: {
                networkDays?: number;
                sessionDays?: number;
                noticeDays?: number;
            };
        };
        /** @description A comment as readers see it: its accepted revision. Where one was taken away that others had answered, `author` is null and the text empty. */
        Comment: {
            /** Format: uuid */
            id: string;
            article: {
                slug: string;
                title: string;
                language: string;
            };
            parentId: string | null;
            rootId: string | null;
            depth: number;
            author: components["schemas"]["Author"] | null;
            body: string;
            bodyHtml: string;
            language: string;
            status: components["schemas"]["CommentState"];
            revision: number;
            /** Format: date-time */
            createdAt: string;
            publishedAt: string | null;
            editedAt: string | null;
            replyCount: number;
            reactions: {
                [key: string]: number;
            };
            picked: boolean;
            replies?: components["schemas"]["Comment"][];
            moreReplies?: boolean;
        };
        /** @description Comments of another system that are brought in by a file. */
        CommentImport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            source: "trialogue" | "disqus" | "wordpress" | "coral" | "remark42" | "discourse" | "csv";
            fileName: string;
            /**
             * @description It is being looked through, or was, and waits for somebody to have it imported; it is being imported, or was; or it has stopped.
             * @enum {string}
             */
            stage: "LOOKING" | "LOOKED" | "IMPORTING" | "DONE" | "FAILED";
            /** Format: date-time */
            startedAt: string;
            finishedAt: string | null;
            report: components["schemas"]["CommentImportReport"];
            /** @description What would come of it, where that was looked at. */
            foreseen: components["schemas"]["CommentImportReport"] | null;
            /** @description Why it has stopped, and what in its file that is about. */
            failure: {
                /** @enum {string} */
                code: "files-missing" | "row-too-long" | "no-such-field" | "no-such-column" | "too-deep" | "broken-archive" | "too-large" | "unexpected";
                about?: string;
            } | null;
            withoutPending: boolean;
            /** @description Its file is here, so that it can be gone on with. */
            hasFile: boolean;
        };
        /** @description What came of an import, or would come of it. */
        CommentImportReport: {
            read: number;
            added: {
                published: number;
                pending: number;
                rejected: number;
                /** @description Empty places: deleted, or without a text that can be kept. */
                empty: number;
            };
            /** @description Imported before. */
            known: number;
            /** @description Who were not known. */
            authors: number;
            /** @description Which were not known. */
            articles: number;
            leftOut: {
                [key: string]: {
                    count: number;
                    examples: string[];
                };
            };
        };
        CommentImports: {
            items: components["schemas"]["CommentImport"][];
            nextCursor: string | null;
        };
        /**
         * @description Where a comment stands.
         * @enum {string}
         */
        CommentState: "AWAITING_REVIEWS" | "IN_REVIEW" | "OBJECTED" | "REFERRED" | "PUBLISHED" | "REJECTED" | "REMOVED" | "WITHDRAWN" | "EXPIRED";
        /**
         * @description The code that the app shows now.
         * @example {
         *       "code": "123456"
         *     }
         */
        ConfirmSecondStep: {
            code: string;
        };
        /**
         * @description A code of the desk, which is good once and for a minute, by who asked for it.
         * @example {
         *       "code": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
         *       "verifier": "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
         *     }
         */
        ConnectWordpress: {
            /** @description What the administrator came back with. */
            code: string;
            /** @description What only the plugin knows that asked. */
            verifier: string;
        };
        /** @description Your contest; `outcome` is null until a moderator has decided it. */
        Contest: {
            /** Format: uuid */
            assignmentId: string;
            reason: string;
            /** Format: date-time */
            createdAt: string;
            outcome: ("KEPT" | "RETIRED") | null;
            note: string | null;
        };
        /**
         * @description Why the verdict that you were told is not the right one.
         * @example {
         *       "reason": "The figure that it names is the one in the report."
         *     }
         */
        ContestCalibration: {
            reason: string;
        };
        /**
         * @description KEPT: the item stands. RETIRED: its verdict does not hold.
         * @enum {string}
         */
        ContestOutcome: "KEPT" | "RETIRED";
        /** @description The copy of everything that is kept of you, which you asked for last. Null where you asked for none. */
        DataExport: {
            /** Format: date-time */
            askedAt: string;
            /**
             * @description `READY`: it can be fetched at /account/privacy/export, in a browser.
             * @enum {string}
             */
            state: "UNDER_WAY" | "READY" | "GONE";
            endsAt: string | null;
            nextAt: string | null;
        } | null;
        /**
         * @description REVERSED publishes or restores the comment, or lifts the sanction. `version` is the comment’s, as you have read it; an appeal against a sanction needs none.
         * @example {
         *       "outcome": "REVERSED",
         *       "version": 5,
         *       "note": "It is sharp, and it is about the argument."
         *     }
         */
        DecideAppeal: {
            outcome: components["schemas"]["AppealOutcome"];
            version?: number;
            note: string;
        };
        /**
         * @description Take a practice comment out of use, or put it to use again.
         * @example {
         *       "action": "RETIRE",
         *       "reason": "The law that it speaks of has changed."
         *     }
         */
        DecideCalibration: {
            /** @enum {string} */
            action: "RETIRE" | "BRING_BACK";
            reason: string;
        };
        /**
         * @description A decision about the version that you have read. A rejection or removal needs `rule` and `note`. With `againstReviewers: false`, what would be published against its reviewers (see `dissent` of a case) is refused, so that whoever decides can be asked once more; left out, nobody is asked. With `hold: true` it is held for as long as the policy has it (`moderation.holdSeconds`): nothing follows from it until then, and it can be taken back.
         * @example {
         *       "action": "REJECT",
         *       "version": 4,
         *       "rule": "civility",
         *       "note": "The last sentence insults the author.",
         *       "passage": "whoever wrote this cannot count"
         *     }
         */
        DecideComment: {
            action: components["schemas"]["Action"];
            version: number;
            /** @enum {string} */
            rule?: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
            note?: string;
            passage?: string;
            againstReviewers?: boolean;
            hold?: boolean;
        };
        /**
         * @description One decision about up to 100 comments, each on the version that you have read. A rejection or removal needs `rule` and `note`. Each is decided for itself: what is in the way of one stops no other. What reviewers are against publishing, or somebody else has open, is left out, and decided singly. With `dryRun: true` nothing is done, and the answer says what would be. `hold` is as for a single decision.
         * @example {
         *       "action": "REJECT",
         *       "comments": [
         *         {
         *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
         *           "version": 2
         *         },
         *         {
         *           "id": "01890a5d-ac97-7d0f-8f6e-2f4b9c1a7d35",
         *           "version": 4
         *         }
         *       ],
         *       "rule": "external-links",
         *       "note": "It is the same advertisement under several articles.",
         *       "dryRun": true
         *     }
         */
        DecideComments: {
            /** @enum {string} */
            action: "PUBLISH" | "REJECT" | "REMOVE";
            comments: {
                /** Format: uuid */
                id: string;
                version: number;
            }[];
            /** @enum {string} */
            rule?: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
            note?: string;
            hold?: boolean;
            dryRun?: boolean;
        };
        /**
         * @description RETIRED also takes back what was missed on the item. The note is for the reviewer.
         * @example {
         *       "outcome": "RETIRED",
         *       "note": "You are right: both readings are fair."
         *     }
         */
        DecideContest: {
            outcome: components["schemas"]["ContestOutcome"];
            note: string;
        };
        /** @description How a comment stands after a decision. */
        Decided: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["CommentState"];
            version: number;
            heldUntil: string | null;
        };
        /** @description How each comment stands to the decision, in the order in which they were named. */
        DecidedComments: {
            items: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                standing: "can" | "done" | "decided" | "moved" | "held" | "claimed" | "against-reviewers" | "appealed" | "wrong-state" | "own-comment" | "own-review" | "not-found";
                by: string | null;
                status: components["schemas"]["CommentState"] | null;
                version: number | null;
                heldUntil: string | null;
            }[];
        };
        /** @description A decision that was taken about a comment. */
        Decision: {
            /** @enum {string} */
            maker: "PEERS" | "MODERATOR" | "SYSTEM";
            /** @enum {string} */
            outcome: "PUBLISH" | "OBJECT" | "REFER" | "REJECT" | "REMOVE" | "RESTORE";
            actor: string | null;
            rule: string | null;
            note: string | null;
            passage: string | null;
            revision: number;
            /** Format: date-time */
            createdAt: string;
            inputs: ({
                reviews: {
                    /** Format: uuid */
                    reviewerId: string;
                    /** @enum {string} */
                    verdict: "YES" | "NOT_CIVIL" | "MISINFORMATION";
                    sensitivity: number;
                    specificity: number;
                    group: string | null;
                    burst?: boolean;
                }[];
                prior: number;
                publishAt: number;
                quorum: {
                    min: number;
                    max: number;
                };
                probability: number;
                counted?: {
                    accepts: number;
                    needed: number;
                    effectiveFrom: number;
                    objectBelow: number;
                    activeMembers: number | null;
                };
                referBelow?: number;
                policyVersion: number;
                /** @enum {string} */
                cause?: "reviewer-sanctioned" | "reviewer-careless";
            } | {
                [key: string]: number;
            }) | null;
        };
        /** @description That you are leaving: until `endsAt` you may stay. Null where you are not. */
        Departure: {
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @enum {string} */
            comments: "KEEP" | "ERASE";
        } | null;
        /** @description When the desk last changed. */
        DeskNews: {
            /** Format: date-time */
            changedAt: string;
        };
        /** @description What is done about an article that made itself known. */
        DiscoveryInput: {
            /** @enum {string} */
            act: "confirm" | "close" | "remove";
        };
        /** @description How the comments on an article are taken, for the desk. */
        Discussion: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
            /** Format: date-time */
            publishedAt: string;
            commentCount: number;
            /**
             * @description What it takes now: one whose time is over is closed.
             * @enum {string}
             */
            takes: "OPEN" | "STAFF" | "CLOSED" | "ARCHIVED";
            /** @description Set where it made itself known: when, on which page, and when the desk had looked at it. */
            discovered: {
                /** Format: date-time */
                at: string;
                address: string;
                lookedAt: string | null;
            } | null;
            version: number;
            /** @enum {string} */
            commenting: "OPEN" | "STAFF" | "CLOSED" | "ARCHIVED";
            /** @description Why, in a line for readers; may be empty. */
            note: string;
            /** @description Days after its publication; null where it does not close by itself. */
            closeAfterDays: number | null;
            moderatorFirst: boolean;
            /** @description Minutes that a member waits between two comments on it. */
            slowMinutes: number;
            /** @description Markdown that stands above the thread; may be empty. */
            announcement: string;
            /** @description The order that its comments are read in at first; null for the publication’s. */
            defaultSort: ("newest" | "oldest" | "top" | "bridging") | null;
            topics: string[];
            closesAt: string | null;
        };
        /** @description The articles that are known here, as they were asked about. */
        DiscussionCounts: {
            items: {
                /** @description As it was asked about: by its id, its slug, its external id, or its address. */
                article: string;
                /** @description What its discussion is found by here. */
                slug: string;
                /** @description How many comments readers see. */
                count: number;
            }[];
            /** @description Of the others, addresses of pages that make themselves known: `/embed/-/opening?article=` leads to the discussion of each. */
            discoverable: string[];
        };
        DiscussionInput: {
            /** @description The version that was seen. */
            version: number;
            /** @enum {string} */
            commenting: "OPEN" | "STAFF" | "CLOSED" | "ARCHIVED";
            /** @description Why, in a line for readers; may be empty. */
            note: string;
            /** @description Days after its publication; null where it does not close by itself. */
            closeAfterDays: number | null;
            moderatorFirst: boolean;
            /** @description Minutes that a member waits between two comments on it. */
            slowMinutes: number;
            /** @description Markdown that stands above the thread; may be empty. */
            announcement: string;
            /** @description The order that its comments are read in at first; null for the publication’s. */
            defaultSort: ("newest" | "oldest" | "top" | "bridging") | null;
            topics: string[];
        };
        /** @description An article as the desk lists it. */
        DiscussionItem: {
            /** Format: uuid */
            id: string;
            slug: string;
            title: string;
            /** Format: date-time */
            publishedAt: string;
            commentCount: number;
            /**
             * @description What it takes now: one whose time is over is closed.
             * @enum {string}
             */
            takes: "OPEN" | "STAFF" | "CLOSED" | "ARCHIVED";
            /** @description Set where it made itself known: when, on which page, and when the desk had looked at it. */
            discovered: {
                /** Format: date-time */
                at: string;
                address: string;
                lookedAt: string | null;
            } | null;
            moderatorFirst: boolean;
            slowMinutes: number;
        };
        /**
         * @description How far the discussion of an article is.
         * @example {
         *       "count": 13,
         *       "newest": {
         *         "id": "0192f7a0-7c1e-7000-8000-000000000001",
         *         "publishedAt": "2026-11-26T09:30:00.000Z"
         *       },
         *       "since": 1
         *     }
         */
        DiscussionNews: {
            count: number;
            newest: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                publishedAt: string;
            } | null;
            since?: number;
        };
        /** @description A page of articles, for the desk. */
        Discussions: {
            items: components["schemas"]["DiscussionItem"][];
            nextCursor: string | null;
        };
        /**
         * @description The comment stays. `version` and `reports` are its version and open reports, as you have read them; `answer` is told to those who made them, `note` to nobody but the desk.
         * @example {
         *       "outcome": "DISMISSED",
         *       "version": 3,
         *       "reports": 2,
         *       "answer": "It is sharp, and about the argument."
         *     }
         */
        DismissReports: {
            /** @constant */
            outcome: "DISMISSED";
            version: number;
            reports: number;
            note?: string;
            answer?: string;
        };
        /**
         * @description The comments stay. `reports` is how many of the member’s open reports you may answer, and `upTo` the newest of them, as you have read it: the oldest hundred at once. What they have reported since stays open.
         * @example {
         *       "outcome": "DISMISSED",
         *       "reports": 12,
         *       "upTo": "01990b3c-91f7-7c52-9a53-2b1c7f0e4d18",
         *       "answer": "That you disagree with somebody breaks no rule."
         *     }
         */
        DismissReportsBy: {
            /** @constant */
            outcome: "DISMISSED";
            reports: number;
            /** Format: uuid */
            upTo: string;
            answer?: string;
        };
        /** @description What its reviewers say against publishing a comment. */
        Dissent: {
            accepts: number;
            objects: number;
            probability: number | null;
        };
        /** @description A text that you have typed and not sent, and when it was kept. */
        Draft: {
            body: string;
            /** Format: date-time */
            savedAt: string;
        };
        /** @description It is kept. `savedAt` is what the next one goes on from; null when there is nothing left to keep. */
        DraftKept: {
            /** @constant */
            kept: true;
            savedAt: string | null;
        };
        /** @description Another device has kept another text since; nothing was kept. */
        DraftNotKept: {
            /** @constant */
            kept: false;
            current: components["schemas"]["Draft"];
        };
        /**
         * @description The new text, and the revision that you had before you.
         * @example {
         *       "body": "The figure is for 2021, not 2022.",
         *       "revision": 1
         *     }
         */
        EditComment: {
            body: string;
            revision: number;
            /** @enum {string} */
            expects?: "correction" | "review";
        };
        /**
         * @description The new text.
         * @example {
         *       "body": "The figure is for 2021, not 2022."
         *     }
         */
        EditInQuestion: {
            body: string;
        };
        /** @description What would come of it. Null where there is nothing to choose: readers see no text of the comment, it is the text that stands, or it would be refused. */
        EditOutcome: {
            outcome: ("correction" | "review") | null;
        };
        /** @description Whether the comment is an editor’s pick. */
        EditorsPick: {
            /** Format: uuid */
            id: string;
            picked: boolean;
        };
        /**
         * @description Why a member is signed out everywhere, in words to them.
         * @example {
         *       "reason": "Somebody else seems to be in your account."
         *     }
         */
        EndSessions: {
            reason: string;
        };
        /** @description How many sessions have ended. */
        EndedSessions: {
            ended: number;
        };
        /** @description What a member says they know, for the desk. */
        ExpertiseEntry: {
            /** Format: uuid */
            id: string;
            member: {
                /** Format: uuid */
                id: string;
                displayName: string;
            };
            field: string;
            line: string;
            /** Format: date-time */
            statedAt: string;
            verified: {
                /** Format: date-time */
                at: string;
                by: string | null;
            } | null;
            own: boolean;
        };
        /** @description A page of what nobody has verified. */
        ExpertisePage: {
            items: components["schemas"]["ExpertiseEntry"][];
            nextCursor: string | null;
        };
        /** @description Each of the items, on a line of its own, is what `comments:import --from trialogue` reads. */
        ExportPage: {
            items: {
                externalId: string;
                article: {
                    externalId: string;
                    identifier: string | null;
                    address: string | null;
                    title: string;
                    publishedAt: string | null;
                };
                parentId: string | null;
                author: {
                    externalId: string | null;
                    name: string;
                    address: string | null;
                };
                text: {
                    /** @enum {string} */
                    format: "html" | "html-lines" | "markdown" | "plain";
                    body: string;
                };
                /** Format: date-time */
                createdAt: string;
                editedAt: string | null;
                /** @enum {string} */
                state: "published" | "pending" | "rejected" | "spam" | "deleted";
            }[];
            nextCursor: string | null;
        };
        /** @description The right verdict on a comment whose verdict was known, and why. */
        Feedback: {
            correct: boolean;
            verdict: components["schemas"]["Verdict"];
            explanation: string;
            /** @enum {string} */
            standing?: "GOOD" | "WARNED" | "SUSPENDED";
        };
        /**
         * @description Why the decision is wrong, in 20 to 5,000 characters.
         * @example {
         *       "text": "I did not insult anyone: the word is the name of the committee."
         *     }
         */
        FileAppeal: {
            text: string;
        };
        /** @description A page of what you follow. */
        FollowingPage: {
            items: {
                article: {
                    slug: string;
                    title: string;
                    language: string;
                };
                thread: components["schemas"]["Comment"] | null;
                /** Format: date-time */
                followedAt: string;
            }[];
            nextCursor: string | null;
        };
        /** @description Whether a member is one of the first. */
        Founding: {
            founding: boolean;
        };
        /** @description How it stands with the session of a frame. */
        FrameSession: {
            signedIn: boolean;
            /** @description Whether it is another than the frame was made for. */
            changed: boolean;
        };
        /** @description What the window is told, and until when the frame waits for it. */
        Handover: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @description Memberships, one a line, as comma-separated values whose first line names the columns: email and, of these, what there is: name, plan, from, until, state. What is revoked stays so unless its line names a state. With it, words to the members whose membership changes.
         * @example {
         *       "csv": "email,plan,until\nthandi@example.org,yearly,2027-11-30",
         *       "reason": "Your subscription."
         *     }
         */
        ImportMemberships: {
            csv: string;
            reason: string;
        };
        /** @description What an import did. */
        ImportedMemberships: {
            changed: number;
            invited: number;
            uninvited: number;
        };
        /** @description An invitation that nobody has accepted yet. */
        Invitation: {
            /** Format: uuid */
            id: string;
            email: string;
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
            by: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** @description The invitations that are open, those to an office first and then the latest, 200 at most. */
        Invitations: {
            items: components["schemas"]["Invitation"][];
            more: number;
        };
        /** @description Where to write to, and what whoever has the address is to be here. */
        Invite: {
            email: string;
            /** @enum {string} */
            role: "MODERATOR" | "ADMIN";
        };
        /**
         * @description Your verdict on a practice comment.
         * @example {
         *       "itemId": "0198a0c2-7c1e-7d5e-9a51-0d6e1f2a3b4c",
         *       "verdict": "YES"
         *     }
         */
        JudgePractice: {
            /** Format: uuid */
            itemId: string;
            verdict: components["schemas"]["Verdict"];
        };
        /** @description The text as it is typed, with `parentId` for a reply; an empty one is forgotten. `basedOn` is the `savedAt` of the one that it goes on from. */
        KeepDraft: {
            body: string;
            parentId?: string | null;
            basedOn?: (string & (unknown & unknown)) | null;
        };
        /** @description The text as it is typed; an empty one is forgotten. `basedOn` is the `savedAt` of the one that it goes on from. */
        KeepEditDraft: {
            body: string;
            basedOn?: (string & (unknown & unknown)) | null;
        };
        LeftOutComments: {
            items: {
                /** @description What its source calls it, where that could be read. */
                externalId: string | null;
                /** @enum {string} */
                reason: "unreadable" | "no-comment" | "pending" | "date-unreadable" | "date-to-come" | "repeated" | "parent-missing" | "parent-in-circle" | "parent-elsewhere" | "text-empty" | "text-too-long";
            }[];
            nextCursor: string | null;
        };
        /**
         * @description Why a sanction ends before its time.
         * @example {
         *       "reason": "It was somebody else who wrote under this account."
         *     }
         */
        LiftSanction: {
            reason: string;
        };
        /** @description Where else you are known. */
        LinkedIdentities: {
            items: components["schemas"]["LinkedIdentity"][];
        };
        /** @description Somewhere else where you are known, and can sign in from. */
        LinkedIdentity: {
            provider: string;
            /** Format: date-time */
            linkedAt: string;
        };
        /** @description When you get mail, topic by topic. */
        MailSettings: {
            items: {
                /** @enum {string} */
                topic: "decisions" | "comments" | "duty" | "conversation" | "follows" | "reactions" | "reviews" | "thanks" | "reports" | "account" | "desk";
                label: string;
                explanation: string;
                /** @enum {string} */
                mail: "AT_ONCE" | "DAILY" | "WEEKLY" | "NEVER";
                always: boolean;
            }[];
        };
        /**
         * @description What the link of a letter carries.
         * @example {
         *       "token": "0198a0c2-…"
         *     }
         */
        MailedLink: {
            /** @description From the link of the letter. */
            token: string;
        };
        /** @description Whether a member is one of the first. */
        MarkFounding: {
            founding: boolean;
        };
        /**
         * @description A notice that you have seen, with all that are older.
         * @example {
         *       "through": "0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c"
         *     }
         */
        MarkReadThrough: {
            /** Format: uuid */
            through: string;
        };
        /**
         * @description Notices that you have seen.
         * @example {
         *       "ids": [
         *         "0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c"
         *       ]
         *     }
         */
        MarkSomeRead: {
            ids: string[];
        };
        /** @description A member as they see themselves. */
        Me: {
            /** Format: uuid */
            id: string;
            displayName: string;
            insider: boolean;
            email: string;
            /** @description Whether you have shown that the address is yours. Until then nothing that you do counts for others. */
            verified: boolean;
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
            membership: {
                /** @enum {string} */
                state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
                /** @enum {string} */
                source: "SIGN_UP" | "STAFF" | "DEMO" | "IMPORT" | "OUTSIDE" | "STRIPE";
            } | null;
            sanction: {
                /** @enum {string} */
                kind: "TIME_OUT" | "BAN" | "REVOCATION";
                reason: string;
                endsAt: string | null;
            } | null;
        };
        /** @description A member as anyone may see them. */
        Member: {
            /** Format: uuid */
            id: string;
            displayName: string;
            insider: boolean;
        };
        /** @description What the desk knows of a member. */
        MemberCase: {
            /** Format: uuid */
            id: string;
            displayName: string;
            email: string | null;
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
            author: boolean;
            membership: ("ACTIVE" | "GRACE" | "LAPSED" | "REVOKED") | null;
            /** Format: date-time */
            memberSince: string;
            hasLeft: boolean;
            sanction: {
                /** @enum {string} */
                kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
                endsAt: string | null;
            } | null;
            published: number;
            turnedDown: number;
            comments: {
                status: components["schemas"]["CommentState"];
                count: number;
            }[];
            formerNames: {
                displayName: string;
                /** Format: date-time */
                givenUpAt: string;
            }[];
            picture: string | null;
            latest: {
                /** Format: uuid */
                id: string;
                article: {
                    slug: string;
                    title: string;
                };
                body: string;
                status: components["schemas"]["CommentState"];
                /** Format: date-time */
                createdAt: string;
            }[];
            current: components["schemas"]["Sanction"] | null;
            sanctions: components["schemas"]["Sanction"][];
            sanctionsCursor: string | null;
            total: number;
            /** @enum {string} */
            suggested: "warning" | "day" | "week" | "month" | "ban" | "revocation";
            revocable: boolean;
            untouchable: string | null;
        };
        /** @description A page of what a member has published. */
        MemberComments: {
            items: components["schemas"]["Comment"][];
            nextCursor: string | null;
        };
        /** @description A member as the desk lists them; `email` is for administrators and null for others. */
        MemberItem: {
            /** Format: uuid */
            id: string;
            displayName: string;
            email: string | null;
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
            author: boolean;
            membership: ("ACTIVE" | "GRACE" | "LAPSED" | "REVOKED") | null;
            /** Format: date-time */
            memberSince: string;
            hasLeft: boolean;
            sanction: {
                /** @enum {string} */
                kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
                endsAt: string | null;
            } | null;
            published: number;
            turnedDown: number;
        };
        /** @description A page of members. */
        MemberPage: {
            items: components["schemas"]["MemberItem"][];
            nextCursor: string | null;
        };
        /** @description How a membership stands. */
        Membership: {
            /** @enum {string} */
            state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
            /** @enum {string} */
            source: "SIGN_UP" | "STAFF" | "DEMO" | "IMPORT" | "OUTSIDE" | "STRIPE";
            plan: string | null;
            /** Format: date-time */
            from: string;
            until: string | null;
            graceUntil: string | null;
        };
        /** @description What became of a membership at a moment. */
        MembershipChange: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            by: string | null;
            /** @enum {string} */
            source: "SIGN_UP" | "STAFF" | "DEMO" | "IMPORT" | "OUTSIDE" | "STRIPE";
            from: {
                /** @enum {string} */
                state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
                plan: string | null;
                until: string | null;
            } | null;
            to: {
                /** @enum {string} */
                state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
                plan: string | null;
                until: string | null;
            };
            reason: string | null;
        };
        /** @description What an import of memberships would do. */
        MembershipImport: {
            /** Format: uuid */
            id: string;
            csv: string;
            reason: string;
            /** Format: date-time */
            expiresAt: string;
            errors: {
                line: number;
                /** @enum {string} */
                flaw: "no-columns" | "unknown-column" | "too-many-lines" | "quotes" | "too-long" | "address" | "twice" | "plan" | "day" | "state" | "begins-later" | "past" | "far";
                cell: string;
            }[];
            planned: ({
                /** @constant */
                kind: "change";
                line: number;
                email: string;
                name: string | null;
                member: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                };
                from: {
                    /** @enum {string} */
                    state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
                    plan: string | null;
                    /** Format: date-time */
                    from: string;
                    until: string | null;
                } | null;
                to: {
                    /** @enum {string} */
                    state: "ACTIVE" | "GRACE" | "LAPSED" | "REVOKED";
                    plan: string | null;
                    /** Format: date-time */
                    from: string;
                    until: string | null;
                };
            } | {
                /** @constant */
                kind: "invite";
                line: number;
                email: string;
                name: string | null;
                plan: string | null;
                until: string | null;
                /** Format: date-time */
                expiresAt: string;
            } | {
                /** @constant */
                kind: "uninvite";
                line: number;
                email: string;
                name: string | null;
            })[];
            stayRevoked: {
                line: number;
                email: string;
                member: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                };
            }[];
            unchanged: number;
            digest: string;
        };
        /** @description A membership, null where there is none, and what became of it. */
        MembershipRecord: {
            membership: components["schemas"]["Membership"] | null;
            history: components["schemas"]["MembershipChange"][];
        };
        /** @description A page of the members that you have muted. */
        MutedPage: {
            items: {
                member: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                };
                /** Format: date-time */
                mutedAt: string;
            }[];
            nextCursor: string | null;
        };
        /** @description What a device is to make: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. Good for 15 minutes, once. */
        NewPasskeyRequest: {
            challenge: string;
            rp: {
                id: string;
                name: string;
            };
            user: {
                id: string;
                name: string;
                displayName: string;
            };
            pubKeyCredParams: {
                alg: number;
                /** @constant */
                type: "public-key";
            }[];
            timeout: number;
            attestation: string;
            excludeCredentials: {
                id: string;
                /** @constant */
                type: "public-key";
                transports?: string[];
            }[];
            authenticatorSelection: {
                residentKey: string;
                requireResidentKey: boolean;
                userVerification: string;
            };
        };
        /** @description A new endpoint, and what messages to it are signed with. */
        NewWebhook: {
            /** Format: uuid */
            id: string;
            name: string;
            url: string;
            /** @enum {string} */
            format: "STANDARD" | "SLACK" | "TEAMS";
            thin: boolean;
            events: ("comment.submitted" | "comment.reviews_completed" | "comment.objected" | "comment.referred" | "comment.published" | "comment.rejected" | "comment.removed" | "comment.hidden" | "comment.restored" | "comment.edited" | "comment.corrected" | "comment.withdrawn" | "comment.withdrawal_undone" | "comment.expired" | "comment.picked" | "comment.unpicked" | "report.filed" | "report.closed" | "appeal.filed" | "appeal.decided" | "article.created" | "article.updated" | "article.discussion_changed" | "digest.daily")[];
            /** @enum {string} */
            state: "ACTIVE" | "PAUSED" | "FAILED" | "GONE";
            /** Format: date-time */
            stateSince: string;
            failingSince: string | null;
            waiting: number;
            previousUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            secret: string;
        };
        /** @description Something that you have been told: in words, with a path of the site to go on to. */
        Notice: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "comment.posted" | "comment.picked" | "comment.objected" | "comment.referred" | "comment.hidden" | "comment.restored" | "comment.expired" | "comment.rejected" | "comment.removed" | "appeal.decided" | "reviews.waiting" | "comment.reply" | "comment.mention" | "thread.new" | "comment.reactions" | "reviewer.warned" | "reviewer.suspended" | "reviewer.reinstated" | "calibration.contest-decided" | "calibration.feedback" | "reviews.thanks" | "report.closed" | "report.several-closed" | "member.sanctioned" | "member.unsanctioned" | "member.appeal-decided" | "member.role" | "member.author" | "member.membership" | "member.signed-out" | "member.second-step" | "key.changed" | "member.leaving" | "member.staying" | "member.export-ready" | "expertise.verified" | "expertise.withdrawn" | "picture.removed" | "webhook.stopped" | "desk.alert" | "desk.alert-by-bell";
            title: string;
            paragraphs: string[];
            excerpt: string | null;
            reasons: {
                term: string;
                text: string;
            }[];
            particulars: {
                term: string;
                text: string;
            }[];
            action: {
                label: string;
                path: string;
            };
            commentId: string | null;
            /** Format: date-time */
            createdAt: string;
            readAt: string | null;
        };
        /** @description A page of your notices; `unread` stops counting at 100. */
        NoticePage: {
            items: components["schemas"]["Notice"][];
            nextCursor: string | null;
            unread: number;
        };
        /** @description An OpenAPI 3.1 document. */
        OpenApi: {
            [key: string]: unknown;
        };
        /** @description A contest that waits for a moderator. */
        OpenContest: {
            /** Format: uuid */
            id: string;
            item: components["schemas"]["CalibrationItem"];
            given: components["schemas"]["Verdict"];
            reason: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A signed token as for single sign-on, with a `membership`, a `role` or both. Of two, the one that was made later counts (`iat`, which may have fractions of a second), in whatever order they arrive. */
        OutsideMembership: {
            token: string;
        };
        /** @description An appeal of yours, and how it was decided. */
        OwnAppeal: {
            /** Format: uuid */
            id: string;
            commentId: string | null;
            sanctionId: string | null;
            state: components["schemas"]["AppealState"];
            text: string;
            /** Format: date-time */
            createdAt: string;
            decidedAt: string | null;
            note: string | null;
        };
        /** @description A comment of yours, with the statement of reasons for the decision against it. */
        OwnCase: {
            /** Format: uuid */
            id: string;
            article: {
                slug: string;
                title: string;
                language: string;
            };
            parentId: string | null;
            rootId: string | null;
            depth: number;
            author: components["schemas"]["Author"] | null;
            body: string;
            bodyHtml: string;
            language: string;
            status: components["schemas"]["CommentState"];
            revision: number;
            /** Format: date-time */
            createdAt: string;
            publishedAt: string | null;
            editedAt: string | null;
            replyCount: number;
            reactions: {
                [key: string]: number;
            };
            picked: boolean;
            visible: boolean;
            reviews: {
                required: number;
                done: number;
            };
            line: {
                readBy: number;
                of: number;
                medianWaitSeconds: number | null;
            } | null;
            reason: string | null;
            rule: string | null;
            verdicts: {
                yes: number;
                notCivil: number;
                misinformation: number;
            } | null;
            objection: {
                verdicts: {
                    yes: number;
                    notCivil: number;
                    misinformation: number;
                };
                notes: string[];
                /** Format: date-time */
                until: string;
            } | null;
            undoableUntil: string | null;
            allowed: {
                edit: boolean;
                withdraw: boolean;
                resubmit: boolean;
                askModerator: boolean;
            };
            statement: components["schemas"]["Statement"] | null;
        };
        /** @description A page of your comments. */
        OwnCasePage: {
            items: components["schemas"]["OwnCase"][];
            nextCursor: string | null;
        };
        /** @description A comment as its author sees it: the newest revision, and what became of it. */
        OwnComment: {
            /** Format: uuid */
            id: string;
            article: {
                slug: string;
                title: string;
                language: string;
            };
            parentId: string | null;
            rootId: string | null;
            depth: number;
            author: components["schemas"]["Author"] | null;
            body: string;
            bodyHtml: string;
            language: string;
            status: components["schemas"]["CommentState"];
            revision: number;
            /** Format: date-time */
            createdAt: string;
            publishedAt: string | null;
            editedAt: string | null;
            replyCount: number;
            reactions: {
                [key: string]: number;
            };
            picked: boolean;
            visible: boolean;
            reviews: {
                required: number;
                done: number;
            };
            line: {
                readBy: number;
                of: number;
                medianWaitSeconds: number | null;
            } | null;
            reason: string | null;
            rule: string | null;
            verdicts: {
                yes: number;
                notCivil: number;
                misinformation: number;
            } | null;
            objection: {
                verdicts: {
                    yes: number;
                    notCivil: number;
                    misinformation: number;
                };
                notes: string[];
                /** Format: date-time */
                until: string;
            } | null;
            undoableUntil: string | null;
            allowed: {
                edit: boolean;
                withdraw: boolean;
                resubmit: boolean;
                askModerator: boolean;
            };
        };
        /** @description Where a comment of yours stands by now. */
        OwnCommentNews: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["CommentState"];
        };
        /** @description What you say you know; `most` is how many fields you may state. */
        OwnExpertise: {
            items: {
                field: string;
                line: string;
                verified: boolean;
            }[];
            most: number;
        };
        /** @description What is yours on a page that is kept for all members. */
        OwnPage: {
            /** Format: uuid */
            id: string;
            displayName: string;
            /** @description Whether you may enter the moderation desk. */
            staff: boolean;
            /** @description Notices that you have not seen, up to 100. */
            unread: number;
            /** @description How many comments have waited long for a reviewer, such as “12+”; null where that is not worth a word. */
            waiting: string | null;
            /** @description What waits for you: your newest comment on its way, reviews that you owe, and notices. */
            waits: {
                /** @enum {string} */
                kind: "comment" | "reviews" | "notices";
                /** @description The path of the page where you see to it. */
                href: string;
                label: string;
                words: string;
            }[];
            /** @description Whether you follow the whole discussion under the article. */
            followed: boolean;
            /** @description What you have made of those comments; only those of which you have made something. */
            marks: {
                [key: string]: {
                    reactions: string[];
                    saved: boolean;
                    followed: boolean;
                    muted: boolean;
                };
            };
            /** @description How the reactions to those comments stand now; only where you have given one. */
            reactions: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        OwnPageInput: {
            /**
             * @description The slug of the article that the page is about.
             * @default null
             */
            article: string | null;
            /** @description The comments that the page shows. */
            comments: string[];
            /**
             * @description What the page is written in, as is what it is to say.
             * @default en
             * @enum {string}
             */
            language: "en" | "af" | "ar";
        };
        /** @description A report of yours, and what came of it. */
        OwnReport: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            commentId: string;
            reason: string;
            note: string | null;
            /** Format: date-time */
            createdAt: string;
            outcome: components["schemas"]["ReportOutcome"] | null;
            closedAt: string | null;
            answer: string | null;
        };
        /** @description A review that you gave, and how it ended. Whose comment it was is not said. */
        OwnReview: {
            /** Format: uuid */
            assignmentId: string;
            /** Format: date-time */
            givenAt: string;
            article: {
                slug: string;
                title: string;
            };
            verdict: components["schemas"]["Verdict"];
            note: string | null;
            noteToAuthor: boolean;
            ended: ("PUBLISHED" | "REJECTED" | "REMOVED" | "WITHDRAWN" | "CHANGED" | "OBJECTED" | "REFERRED" | "IN_REVIEW") | null;
            right: boolean | null;
            bodyHtml: string | null;
            language: string;
            calibration: {
                verdict: components["schemas"]["Verdict"];
                explanation: string;
                contest: components["schemas"]["Contest"] | null;
            } | null;
            voided: string | null;
        };
        /** @description Your record, and a page of your reviews. */
        OwnReviewPage: {
            record: components["schemas"]["ReviewerRecord"];
            items: components["schemas"]["OwnReview"][];
            nextCursor: string | null;
        };
        /** @description A sanction on you, with why, and what you can do about it. A warning is never in force. */
        OwnSanction: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
            rule: string | null;
            reason: string;
            commentId: string | null;
            /** Format: date-time */
            startsAt: string;
            endsAt: string | null;
            inForce: boolean;
            lifted: {
                /** Format: date-time */
                at: string;
                reason: string;
            } | null;
            appeal: {
                /** Format: date-time */
                until: string;
                possible: boolean;
                filed: components["schemas"]["OwnAppeal"] | null;
            };
        };
        /** @description A page of the sanctions on you, the newest first. */
        OwnSanctionPage: {
            items: components["schemas"]["OwnSanction"][];
            nextCursor: string | null;
        };
        /** @description What a device of yours signs in by. */
        Passkey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            synced: boolean;
        };
        /** @description What a device is to sign: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. Good for 15 minutes, once. */
        PasskeyRequest: {
            challenge: string;
            rpId: string;
            timeout: number;
            userVerification: string;
        };
        /** @description Your passkeys, the newest first. */
        Passkeys: {
            items: components["schemas"]["Passkey"][];
        };
        /**
         * @description Your password until now, and the one that is to take its place.
         * @example {
         *       "presentPassword": "four quiet words suffice",
         *       "password": "another four are better"
         *     }
         */
        PasswordChange: {
            presentPassword: string;
            password: string;
        };
        /**
         * @description A new password. It has 10 characters at least, 15 for staff.
         * @example {
         *       "token": "0198a0c2-…",
         *       "password": "four quiet words suffice"
         *     }
         */
        PasswordReset: {
            /** @description From the link of the letter. */
            token: string;
            password: string;
        };
        /** @description The address of an account whose password is forgotten. */
        PasswordResetRequest: {
            email: string;
        };
        /**
         * @description A comment that was rejected or removed, the right verdict on it, and why, for the reviewers to learn from.
         * @example {
         *       "commentId": "0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10",
         *       "verdict": "NOT_CIVIL",
         *       "explanation": "The last sentence is about whoever wrote the article, and not about what it says."
         *     }
         */
        PickCalibration: {
            /** Format: uuid */
            commentId: string;
            /** @enum {string} */
            verdict: "NOT_CIVIL" | "MISINFORMATION";
            explanation: string;
        };
        /** @description The picture that a member shows. */
        Picture: {
            /** @description The picture beside the name, in squares of 72, 144 and 256 pixels: `/member-pictures/{picture}-{pixels}.webp`. */
            picture: string;
        };
        /** @description The settings in force. */
        Policy: {
            names: {
                publication: string;
                membership: string;
            };
            membership: {
                bySignUp: boolean;
                refusedDomains: string[];
                plans: {
                    key: string;
                    name: string;
                    description: string;
                    price?: string;
                }[];
                graceDays: number;
                renewal: string;
                renewalPage: string;
            };
            language: {
                /** @enum {string} */
                default: "en" | "af" | "ar";
                offered: ("en" | "af" | "ar")[];
            };
            review: {
                required: number;
                quorum: {
                    min: number;
                    max: number;
                };
                publishAt: number;
                effectiveFrom: number;
                auditShare: number;
                prior: number;
                accuracy: number;
                leaseMinutes: number;
                readingFloor: boolean;
                calibrationRate: number;
                skipsPerBatch: number;
                skipsPerDay: number;
                maxWaitHours: number;
                dutyDays: number;
                resubmissions: number;
                objection: {
                    accepts: number;
                    publishAt: number;
                    objections: number;
                    below: number;
                };
                authorHours: number;
                small: {
                    below: number;
                    accepts: number;
                    objectedAccepts: number;
                };
                burst: {
                    hours: number;
                    batches: number;
                };
                chance: {
                    batches: number;
                    least: number;
                    beyondDuty: number;
                };
                volunteers: {
                    more: number;
                    moreFrom: number;
                    afterHours: number;
                    perDay: number;
                };
                reliability: {
                    strength: number;
                    halfLifeDays: number;
                    correlatedCountAsOne: boolean;
                };
                preferences: {
                    expertise: boolean;
                    diversity: boolean;
                };
                calibration: {
                    amongFirst: number;
                    firstReviews: number;
                    watchAfter: number;
                    retireAfterUses: number;
                    retireMissedShare: number;
                };
                ladder: {
                    window: number;
                    least: number;
                    warnBelow: number;
                    suspendBelow: number;
                    afterWarning: number;
                    returnAfter: number;
                };
            };
            screening: {
                /** @enum {string} */
                links: "refuse" | "hold" | "allow";
                allowedDomains: string[];
                repeatMinutes: number;
                bannedWords: string[];
                suspectWords: string[];
                holdFirst: number;
                heldDomains: string[];
                holdFirstOfDomains: number;
                holdAfterRejections: number;
                rejectionDays: number;
            };
            threads: {
                maxDepth: number;
                firstReplies: number;
                /** @enum {string} */
                defaultSort: "newest" | "oldest" | "top" | "bridging";
                picks: number;
                editMinutes: number;
            };
            reactions: {
                key: string;
                name: string;
                lifts: boolean;
            }[];
            embed: {
                origins: string[];
                discovery: boolean;
            };
            ranking: {
                expertiseBonus: number;
                bridging: {
                    ratingsPerComment: number;
                    ratingsPerRater: number;
                    raters: number;
                };
            };
            expertise: {
                fields: number;
            };
            appeals: {
                days: number;
                answerDays: number;
            };
            moderation: {
                holdSeconds: number;
                readyReasons: {
                    /** @enum {string} */
                    rule: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
                    /** @enum {string} */
                    language: "en" | "af" | "ar";
                    text: string;
                }[];
            };
            reports: {
                threshold: number;
                hide: boolean;
            };
            alerts: {
                waitingHours: number;
                reports: number;
                appealHours: number;
                burst: {
                    times: number;
                    least: number;
                };
                /** @enum {string} */
                by: "bell" | "letter";
            };
            sanctions: {
                /** @enum {string} */
                first: "warning" | "day" | "week" | "month" | "ban" | "revocation";
                /** @enum {string} */
                repeat: "warning" | "day" | "week" | "month" | "ban" | "revocation";
            };
            security: {
                /** @enum {string} */
                secondStep: "nobody" | "staff" | "everyone";
                /** @enum {string} */
                outsideRoles: "nobody" | "authors" | "moderators";
                eventDays: number;
            };
            retention: {
                networkDays: number;
                sessionDays: number;
                noticeDays: number;
            };
            version: number;
        };
        /** @description A version of the settings, by what it changed. */
        PolicyVersion: {
            version: number;
            /** Format: date-time */
            at: string;
            by: {
                /** Format: uuid */
                id: string;
                displayName: string;
            } | null;
            reason: string | null;
            restores: number | null;
            changes: {
                readonly path: string[];
                from: unknown;
                to: unknown;
            }[];
        };
        /** @description A page of the history of the settings. */
        PolicyVersionsPage: {
            items: components["schemas"]["PolicyVersion"][];
            nextCursor: string | null;
        };
        /** @description Practice comments, which can be judged before your address is confirmed. They count for nothing. */
        Practice: {
            next: {
                /** Format: uuid */
                itemId: string;
                bodyHtml: string;
                language: string;
            } | null;
            latest: {
                /** Format: uuid */
                itemId: string;
                bodyHtml: string;
                language: string;
                given: components["schemas"]["Verdict"];
                verdict: components["schemas"]["Verdict"];
                explanation: string;
            } | null;
            done: number;
            of: number;
        };
        /**
         * @description An error (RFC 9457). Go by `code`; show `detail`. Some carry more, such as `current` on a conflict.
         * @example {
         *       "type": "urn:trialogue:problem:invalid-input",
         *       "title": "Bad Request",
         *       "status": 400,
         *       "detail": "There is no field “review.quorumm” here.",
         *       "code": "invalid-input",
         *       "field": "review.quorumm",
         *       "errors": [
         *         {
         *           "field": "review.quorumm",
         *           "message": "There is no field “review.quorumm” here."
         *         }
         *       ]
         *     }
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            field?: string;
            limit?: number;
            errors?: {
                field?: string;
                code?: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Your password: what is dangerous asks for it anew.
         * @example {
         *       "password": "four quiet words suffice"
         *     }
         */
        Proof: {
            password: string;
        };
        /** @description A member as everybody may know them, with how much of theirs is published. */
        PublicMember: {
            /** Format: uuid */
            id: string;
            displayName: string;
            picture: string | null;
            formerly: string | null;
            badges: ("moderator" | "staff" | "founding" | "former")[];
            expertise: {
                field: string;
                line: string;
                verified: boolean;
            }[];
            memberSince: string;
            reviewed: number | null;
            published: {
                comments: number;
                articles: number;
                replies: number;
            };
        };
        /**
         * @description An article of another system. What is left out stays as it is.
         * @example {
         *       "title": "How the harbour clock was mended",
         *       "address": "https://example.org/harbour-clock",
         *       "published": "2026-02-03T06:00:00Z",
         *       "authors": [
         *         "A. Reporter"
         *       ],
         *       "topics": [
         *         "Harbour"
         *       ]
         *     }
         */
        PutArticle: {
            title: string;
            /** @description Where it is read. */
            address: string;
            /** Format: date-time */
            published: string;
            authors?: string[];
            topics?: string[];
            standfirst?: string;
            language?: string;
            /** @description Markdown. Without one, the page here leads to where the article is read. */
            body?: string;
        };
        /** @description Articles of another system, each taken by itself. */
        PutArticles: {
            items: components["schemas"]["BatchArticle"][];
        };
        /** @description A comment in a queue of the desk. */
        QueueItem: {
            /** Format: uuid */
            id: string;
            article: {
                slug: string;
                title: string;
            };
            author: {
                /** Format: uuid */
                id: string;
                displayName: string;
            };
            body: string;
            bodyHtml: string;
            language: string;
            status: components["schemas"]["CommentState"];
            version: number;
            revision: number;
            reason: string | null;
            /** Format: date-time */
            stateChangedAt: string;
            /** Format: date-time */
            createdAt: string;
            blind: boolean;
            verdicts: {
                yes: number;
                notCivil: number;
                misinformation: number;
            };
            reported: {
                count: number;
                /** Format: date-time */
                first: string;
                /** Format: date-time */
                last: string;
                reasons: {
                    reason: string;
                    count: number;
                }[];
            } | null;
            reports: components["schemas"]["Report"][];
            pressing: boolean;
            allowed: components["schemas"]["Action"][];
            whyNot: ("own-comment" | "own-review") | null;
            held: {
                moderator: {
                    /** Format: uuid */
                    id: string;
                    displayName: string;
                };
                action: components["schemas"]["Action"];
                /** Format: date-time */
                until: string;
            } | null;
            claimedBy: {
                /** Format: uuid */
                id: string;
                displayName: string;
            } | null;
            alone: boolean;
        };
        /** @description A page of a queue. */
        QueuePage: {
            items: components["schemas"]["QueueItem"][];
            nextCursor: string | null;
        };
        /**
         * @description How the reactions to a comment stand.
         * @example {
         *       "reactions": {
         *         "insightful": 3,
         *         "disagree": 1
         *       },
         *       "own": [
         *         "insightful"
         *       ]
         *     }
         */
        Reactions: {
            reactions: {
                [key: string]: number;
            };
            own: string[];
        };
        /**
         * @description Your verdict on one comment. The note is for the moderators; with `noteToAuthor` for the author too, without your name, if peers object and screening finds no link or word in it that it would hold.
         * @example {
         *       "assignmentId": "0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c",
         *       "verdict": "YES"
         *     }
         */
        RecordReview: {
            /** Format: uuid */
            assignmentId: string;
            verdict: components["schemas"]["Verdict"];
            note?: string;
            noteToAuthor?: boolean;
        };
        /** @description Codes that each do once what a code of the app does. They are shown now and never again. */
        RecoveryCodes: {
            recoveryCodes: string[];
        };
        /**
         * @description Your password, where you work here and this is your last passkey: without one, it has 15 characters at least. Choose a longer one first where it has not.
         * @example {}
         * @example {
         *       "presentPassword": "four quiet words suffice"
         *     }
         */
        RemovePasskey: {
            presentPassword?: string;
        };
        /**
         * @description `picture` is the one that you have seen.
         * @example {
         *       "rule": "civility",
         *       "reason": "It shows a gesture that is meant to insult.",
         *       "picture": "5f2b8a6c0d1e4f3a9b7c2d8e6f0a1b3c"
         *     }
         */
        RemovePicture: {
            /** @enum {string} */
            rule: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
            reason: string;
            /** @description The picture beside the name, in squares of 72, 144 and 256 pixels: `/member-pictures/{picture}-{pixels}.webp`. */
            picture: string;
        };
        /**
         * @description What you want to be called from now on.
         * @example {
         *       "displayName": "Thandi Mokoena"
         *     }
         */
        Rename: {
            displayName: string;
        };
        /**
         * @description What you call a passkey.
         * @example {
         *       "name": "My phone"
         *     }
         */
        RenamePasskey: {
            name: string;
        };
        /** @description A page of replies. */
        ReplyPage: {
            items: components["schemas"]["Comment"][];
            nextCursor: string | null;
            previousCursor: string | null;
        };
        /** @description A report, as the desk sees it. */
        Report: {
            reporter: {
                /** Format: uuid */
                id: string;
                displayName: string;
                record: {
                    answered: number;
                    upheld: number;
                };
            };
            reason: string;
            note: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @description The house rule that it breaks, or `other`; the note is for the moderators alone.
         * @example {
         *       "reason": "privacy",
         *       "note": "It gives the address of a neighbour."
         *     }
         */
        ReportComment: {
            reason: components["schemas"]["ReportReason"];
            note?: string;
        };
        /**
         * @description ACTED: the comment is gone.
         * @enum {string}
         */
        ReportOutcome: "DISMISSED" | "ACTED";
        /**
         * @description A house rule, or something else.
         * @enum {string}
         */
        ReportReason: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful" | "other";
        /** @description What has come of a member’s reports, and how many wait for an answer. */
        Reporter: {
            record: {
                answered: number;
                upheld: number;
            };
            open: number;
            upTo: string | null;
        };
        /** @description How a comment stands after its reports were closed. */
        ReportsClosed: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["CommentState"];
            version: number;
            closed: number;
        };
        /** @description How many of a member’s reports were closed. */
        ReportsOfMemberClosed: {
            closed: number;
        };
        /**
         * @description The comment of yours that the reviews are for.
         * @example {
         *       "commentId": "0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10"
         *     }
         */
        RequestAssignments: {
            /** Format: uuid */
            commentId: string;
        };
        /**
         * @description `version` is the one in force, as you have read it.
         * @example {
         *       "version": 7,
         *       "reason": "The queue has doubled since version 6."
         *     }
         */
        RestorePolicy: {
            version: number;
            reason: string;
        };
        /** @description What your review changed for your own comment. One that you volunteered buys nothing: then there is no comment, and both numbers are 0. */
        ReviewResult: {
            required: number;
            done: number;
            comment: {
                /** Format: uuid */
                id: string;
                status: components["schemas"]["CommentState"];
            } | null;
            feedback?: components["schemas"]["Feedback"];
        };
        /** @description What is known of a reviewer, and what would improve their standing. */
        ReviewerRecord: {
            /** @enum {string} */
            standing: "GOOD" | "WARNED" | "SUSPENDED";
            since: string | null;
            reason: string | null;
            known: {
                right: number;
                of: number;
                expected: number;
                accepted: {
                    right: number;
                    of: number;
                };
                objected: {
                    right: number;
                    of: number;
                };
            };
            toImprove: {
                rightInARow: number;
                onCalibration: boolean;
            } | null;
            accepts: {
                share: number;
                lower: number;
                upper: number;
                verdicts: number;
            };
            objects: {
                share: number;
                lower: number;
                upper: number;
                verdicts: number;
            };
            given: number;
        };
        /** @description Who a member is here. */
        Role: {
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
        };
        /** @description What was done to a member. A warning is never in force. */
        Sanction: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
            rule: string | null;
            reason: string;
            commentId: string | null;
            /** Format: date-time */
            startsAt: string;
            endsAt: string | null;
            by: string | null;
            inForce: boolean;
            lifted: {
                /** Format: date-time */
                at: string;
                by: string | null;
                reason: string;
            } | null;
        };
        /**
         * @description A time-out has an end, the others have none. A warning keeps nobody from anything; a revocation takes the membership until it is lifted. `replaces` names the sanction in force that it takes the place of.
         * @example {
         *       "kind": "TIME_OUT",
         *       "rule": "civility",
         *       "reason": "Three of your comments in a day insulted their readers.",
         *       "endsAt": "2030-01-01T00:00:00Z"
         *     }
         */
        SanctionMember: {
            /** @enum {string} */
            kind: "WARNING" | "TIME_OUT" | "BAN" | "REVOCATION";
            /** @enum {string} */
            rule?: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
            reason: string;
            /** Format: uuid */
            commentId?: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: uuid */
            replaces?: string;
        };
        /** @description A page of the comments that you have saved. */
        SavedPage: {
            items: {
                comment: components["schemas"]["Comment"];
                /** Format: date-time */
                savedAt: string;
            }[];
            nextCursor: string | null;
        };
        /** @description A page of what was found. */
        SearchPage: {
            items: {
                /** Format: uuid */
                id: string;
                article: {
                    slug: string;
                    title: string;
                    language: string;
                };
                author: components["schemas"]["Author"];
                /** Format: date-time */
                publishedAt: string;
                language: string;
                excerpt: {
                    text: string;
                    match: boolean;
                }[];
            }[];
            nextCursor: string | null;
            found: {
                count: number;
                complete: boolean;
            };
            article: {
                slug: string;
                title: string;
            } | null;
            author: {
                /** Format: uuid */
                id: string;
                displayName: string;
            } | null;
        };
        /** @description A text that another moderator turned down, to be judged by itself. */
        SecondLook: {
            /** Format: uuid */
            commentId: string;
            revision: number;
            article: {
                slug: string;
                title: string;
            };
            parent: {
                bodyHtml: string;
                language: string;
            } | null;
            bodyHtml: string;
            language: string;
            /** Format: date-time */
            decidedAt: string;
        };
        /** @description What was said of a text. */
        SecondLookTaken: {
            /** Format: uuid */
            commentId: string;
            acceptable: boolean;
        };
        /** @description A page of texts that await a second look. */
        SecondLooks: {
            items: components["schemas"]["SecondLook"][];
            nextCursor: string | null;
        };
        /** @description What is asked for at sign-in after the password. */
        SecondStep: {
            since: string | null;
            recoveryCodes: number;
        };
        /**
         * @description Your password, and a code of your app or a recovery code.
         * @example {
         *       "presentPassword": "four quiet words suffice",
         *       "code": "123456"
         *     }
         */
        SecondStepProof: {
            presentPassword: string;
            code: string;
        };
        /** @description A secret for an app that shows codes, to be confirmed by its first code. */
        SecondStepSetUp: {
            secret: string;
            uri: string;
        };
        /** @description Something that happened to your account. */
        SecurityEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "signed-in" | "new-device" | "sign-in-failed" | "session-ended" | "password-changed" | "factor-changed" | "data-exported" | "role-changed" | "key-changed" | "refused" | "limit-hit";
            /** @description By what somebody signed in: `link`, of a letter; null of other events. */
            way: ("password" | "link" | "passkey" | "frame" | "elsewhere") | null;
            /** @description The /24 or, of IPv6, the /48 that it came from. */
            network: string | null;
            /** Format: date-time */
            at: string;
        };
        /** @description What happened to your account lately, newest first. */
        SecurityEvents: {
            items: components["schemas"]["SecurityEvent"][];
        };
        /** @description A session of your own. */
        Session: {
            /** Format: uuid */
            id: string;
            /** @description As it calls itself. */
            browser: string | null;
            system: string | null;
            /** @description The /24 or, of IPv6, the /48 that it was opened from; nothing is looked up. */
            network: string | null;
            /** @description The origin of the page whose comments it is for; null for our own pages. */
            frame: string | null;
            /** Format: date-time */
            openedAt: string;
            /**
             * Format: date-time
             * @description To some minutes.
             */
            lastSeenAt: string;
            /** @description Whether it is the one that this call was made with. */
            current: boolean;
        };
        /** @description Your sessions, the one that was used last first. */
        Sessions: {
            items: components["schemas"]["Session"][];
        };
        /**
         * @description Whether a member is an author, or marked in an article, and why, in words to them.
         * @example {
         *       "author": true,
         *       "reason": "You write the column on Fridays."
         *     }
         */
        SetAuthor: {
            author: boolean;
            reason: string;
        };
        /**
         * @description How a membership is to stand, and why, in words to the member. An active one has one of the policy’s plans, or none, and an end, or runs on; what is left out stays as it is, and a membership that had ended then runs on.
         * @example {
         *       "state": "LAPSED",
         *       "reason": "Your subscription ended on 31 October."
         *     }
         * @example {
         *       "state": "ACTIVE",
         *       "until": "2027-11-30T23:59:59.000Z",
         *       "reason": "Paid for another year."
         *     }
         */
        SetMembership: {
            /** @enum {string} */
            state: "ACTIVE" | "LAPSED" | "REVOKED";
            plan?: string | null;
            until?: string | null;
            reason: string;
        };
        /**
         * @description Who a member is to be here, and why, in words to them.
         * @example {
         *       "role": "MODERATOR",
         *       "reason": "You begin at the desk on Monday."
         *     }
         */
        SetRole: {
            /** @enum {string} */
            role: "MEMBER" | "MODERATOR" | "ADMIN";
            reason: string;
        };
        /** @description The address of the account that you would sign in to. */
        SignInLinkRequest: {
            email: string;
        };
        /** @description Who is signed in on the page that the frame stands in. */
        SignInToFrame: {
            /** @description The origin of the page that the frame stands in. */
            origin: string;
            /** @description A signed token as for single sign-on. */
            token: string;
            /** @description The name to be known by, where that of the token will not do. */
            displayName?: string;
        };
        /** @description A new member. The password has 10 characters at least. */
        SignUp: {
            email: string;
            displayName: string;
            password: string;
        };
        /**
         * @description All that you say you know; it takes the place of what you said before.
         * @example {
         *       "items": [
         *         {
         *           "field": "Diplomacy",
         *           "line": "12 years in trade negotiations"
         *         }
         *       ]
         *     }
         */
        StateExpertise: {
            items: {
                field: string;
                line: string;
            }[];
        };
        /** @description Why a comment was turned down or taken away, and what its author can do about it. */
        Statement: {
            /** Format: uuid */
            decisionId: string;
            /** Format: uuid */
            commentId: string;
            /** @enum {string} */
            outcome: "REJECT" | "REMOVE";
            stands: boolean;
            decided: string;
            scope: string;
            rule: {
                key: string;
                title: string;
                text: string;
            } | null;
            facts: string | null;
            passage: string | null;
            revision: number;
            textHtml: string;
            language: string;
            source: string;
            automatic: {
                involved: boolean;
                words: string;
            };
            decidedBy: string;
            /** Format: date-time */
            decidedAt: string;
            appeal: {
                /** Format: date-time */
                until: string;
                possible: boolean;
                filed: components["schemas"]["OwnAppeal"] | null;
            };
            resubmission: {
                allowed: number;
                left: number;
                possible: boolean;
            };
            redress: string;
            gist: {
                /** @enum {string} */
                decided: "removed" | "edit" | "rejected";
                /** @enum {string} */
                source: "reported" | "disputed" | "held" | "late" | "found";
                held: string | null;
                computed: boolean;
                passed: string | null;
                publication: string;
            };
        };
        /**
         * @description A text in the Markdown subset, of two words or ten letters at least and 5,000 characters at most; `parentId` for a reply.
         * @example {
         *       "body": "I worked on that line for *eleven* years, and this is how it was."
         *     }
         */
        SubmitComment: {
            body: string;
            parentId?: string | null;
        };
        /**
         * @description A decision of your own that is held.
         * @example {
         *       "version": 4
         *     }
         */
        TakeBackDecision: {
            version: number;
        };
        /** @description What only the frame knows that began it. */
        TakeHandover: {
            verifier: string;
        };
        /**
         * @description Whether you would have posted it. Nothing becomes of the comment by it.
         * @example {
         *       "revision": 1,
         *       "acceptable": false
         *     }
         */
        TakeSecondLook: {
            revision: number;
            acceptable: boolean;
        };
        /** @description A page of the top level of a thread. The first begins with what moderators picked, in every order and beside the `limit`. */
        Thread: {
            items: components["schemas"]["Comment"][];
            nextCursor: string | null;
            previousCursor: string | null;
            /** @enum {string} */
            sort: "newest" | "oldest" | "top" | "bridging";
            count: number;
        };
        /** @description A page of what happened to a member, the newest first. */
        Timeline: {
            member: {
                /** Format: uuid */
                id: string;
                displayName: string;
            };
            items: components["schemas"]["TimelineEntry"][];
            nextCursor: string | null;
        };
        /** @description What happened to a member, or what they did. */
        TimelineEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "act";
            key: string | null;
            action: string;
            fromState: string | null;
            toState: string | null;
            reason: string | null;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "note";
            text: string;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "decision";
            comment: {
                /** Format: uuid */
                id: string;
            };
            /** @enum {string} */
            maker: "PEERS" | "MODERATOR" | "SYSTEM";
            /** @enum {string} */
            outcome: "OBJECT" | "REFER" | "PUBLISH" | "REJECT" | "REMOVE" | "RESTORE";
            rule: string | null;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "appeal";
            comment: {
                /** Format: uuid */
                id: string;
            };
            state: components["schemas"]["AppealState"];
            decidedBy: string | null;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "report";
            comment: {
                /** Format: uuid */
                id: string;
            };
            rule: string;
            outcome: ("DISMISSED" | "ACTED") | null;
        } | {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string | null;
            /** @constant */
            kind: "review";
            comment: {
                /** Format: uuid */
                id: string;
            };
            /** @enum {string} */
            verdict: "YES" | "NOT_CIVIL" | "MISINFORMATION";
            voided: string | null;
        };
        /** @description How peer review has done. Shares, times and alpha are null where fewer than five cases would have to carry them. */
        TransparencyReport: {
            /** Format: date-time */
            at: string;
            inLine: number;
            withModerators: number;
            last30Days: {
                from: string | null;
                submitted: number;
                published: number;
                held: number;
                referred: number;
                rejected: number;
                removed: number;
                expired: number;
                timeToPublish: {
                    median: number;
                    p90: number;
                } | null;
                timeInLine: {
                    median: number;
                    p90: number;
                } | null;
                agreement: {
                    comments: number;
                    alpha: number | null;
                };
                referrals: {
                    cases: number;
                    share: number | null;
                };
                overturned: {
                    referrals: {
                        cases: number;
                        share: number | null;
                    };
                    publications: {
                        cases: number;
                        share: number | null;
                    };
                };
                audits: {
                    cases: number;
                    share: number | null;
                    low: number | null;
                    high: number | null;
                };
                calibration: {
                    cases: number;
                    share: number | null;
                };
                withoutModerator: {
                    cases: number;
                    share: number | null;
                };
                reviewsPerComment: {
                    comments: number;
                    mean: number | null;
                };
                volunteers: {
                    members: number;
                    reviews: number;
                };
                appeals: {
                    filed: number;
                    decided: number;
                    reversed: number;
                };
            };
            all: {
                from: string | null;
                submitted: number;
                published: number;
                held: number;
                referred: number;
                rejected: number;
                removed: number;
                expired: number;
                timeToPublish: {
                    median: number;
                    p90: number;
                } | null;
                timeInLine: {
                    median: number;
                    p90: number;
                } | null;
                agreement: {
                    comments: number;
                    alpha: number | null;
                };
                referrals: {
                    cases: number;
                    share: number | null;
                };
                overturned: {
                    referrals: {
                        cases: number;
                        share: number | null;
                    };
                    publications: {
                        cases: number;
                        share: number | null;
                    };
                };
                audits: {
                    cases: number;
                    share: number | null;
                    low: number | null;
                    high: number | null;
                };
                calibration: {
                    cases: number;
                    share: number | null;
                };
                withoutModerator: {
                    cases: number;
                    share: number | null;
                };
                reviewsPerComment: {
                    comments: number;
                    mean: number | null;
                };
                volunteers: {
                    members: number;
                    reviews: number;
                };
                appeals: {
                    filed: number;
                    decided: number;
                    reversed: number;
                };
            };
        };
        TryWords: {
            /**
             * @description A text to try; may be empty.
             * @default
             */
            text: string;
            /**
             * @description Words as the lists of the policy have them, to try on the newest comments.
             * @default []
             */
            words: string[];
        };
        /** @description How many notices you have not seen; 100 stands for more. */
        Unread: {
            unread: number;
        };
        /**
         * @description YES: acceptable, and adds value to the conversation.
         * @enum {string}
         */
        Verdict: "YES" | "NOT_CIVIL" | "MISINFORMATION";
        /**
         * @description `expected` is the words as you have read them.
         * @example {
         *       "verified": true,
         *       "expected": {
         *         "field": "Diplomacy",
         *         "line": "12 years in trade negotiations"
         *       }
         *     }
         */
        VerifyExpertise: {
            verified: boolean;
            expected: {
                field: string;
                line: string;
            };
        };
        /**
         * @description The comment of yours whose reviews you have just done, where you offer one more after them; nothing, for the queue of what has waited long.
         * @example {}
         */
        Volunteer: {
            /** Format: uuid */
            after?: string;
        };
        /** @description What you have offered to review beyond your duty; without an assignment, why there is none. */
        Volunteering: {
            assignment: components["schemas"]["Assignment"] | null;
            none: ("NOTHING_WAITS" | "ENOUGH" | "SUSPENDED") | null;
            left: number;
            skipsLeft: number;
            skipsAllowed: boolean;
        };
        /** @description An endpoint of webhooks, and how it does. */
        Webhook: {
            /** Format: uuid */
            id: string;
            name: string;
            url: string;
            /** @enum {string} */
            format: "STANDARD" | "SLACK" | "TEAMS";
            thin: boolean;
            events: ("comment.submitted" | "comment.reviews_completed" | "comment.objected" | "comment.referred" | "comment.published" | "comment.rejected" | "comment.removed" | "comment.hidden" | "comment.restored" | "comment.edited" | "comment.corrected" | "comment.withdrawn" | "comment.withdrawal_undone" | "comment.expired" | "comment.picked" | "comment.unpicked" | "report.filed" | "report.closed" | "appeal.filed" | "appeal.decided" | "article.created" | "article.updated" | "article.discussion_changed" | "digest.daily")[];
            /** @enum {string} */
            state: "ACTIVE" | "PAUSED" | "FAILED" | "GONE";
            /** Format: date-time */
            stateSince: string;
            failingSince: string | null;
            waiting: number;
            previousUntil: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description What an endpoint was told of within 30 days, the newest first. */
        WebhookDeliveries: {
            items: components["schemas"]["WebhookDeliveryItem"][];
            nextCursor: string | null;
        };
        /** @description What an endpoint was sent, and what it answered to each try. */
        WebhookDelivery: {
            /** Format: uuid */
            id: string;
            type: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "WAITING" | "TAKEN" | "GIVEN_UP";
            attempts: number;
            nextAt: string | null;
            status: number | null;
            /** Format: uuid */
            webhookId: string;
            request: {
                headers: {
                    [key: string]: string;
                };
                body: string;
            };
            tries: {
                number: number;
                /** Format: date-time */
                at: string;
                milliseconds: number;
                status: number | null;
                answer: string | null;
                failure: ("address-refused" | "no-answer" | "too-late" | "no-secret") | null;
                detail: string | null;
            }[];
        };
        /** @description Something that an endpoint is told of. */
        WebhookDeliveryItem: {
            /** Format: uuid */
            id: string;
            type: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "WAITING" | "TAKEN" | "GIVEN_UP";
            attempts: number;
            nextAt: string | null;
            status: number | null;
        };
        /**
         * @description Whether it is paused.
         * @example {
         *       "paused": true
         *     }
         */
        WebhookPause: {
            paused: boolean;
        };
        /** @description What messages to an endpoint are signed with. */
        WebhookSecret: {
            secret: string;
            previousUntil: string | null;
        };
        /**
         * @description An endpoint: an https address in the public internet. `thin` has it told ids alone. `SLACK` and `TEAMS` are told of `comment.referred`, `report.filed` and `digest.daily`, `STANDARD` of all but the last.
         * @example {
         *       "name": "Our search index",
         *       "url": "https://hooks.example.org/comments",
         *       "format": "STANDARD",
         *       "thin": false,
         *       "events": [
         *         "comment.published",
         *         "comment.removed"
         *       ]
         *     }
         */
        WebhookSettings: {
            name: string;
            url: string;
            /**
             * @default STANDARD
             * @enum {string}
             */
            format: "STANDARD" | "SLACK" | "TEAMS";
            /** @default false */
            thin: boolean;
            events: ("comment.submitted" | "comment.reviews_completed" | "comment.objected" | "comment.referred" | "comment.published" | "comment.rejected" | "comment.removed" | "comment.hidden" | "comment.restored" | "comment.edited" | "comment.corrected" | "comment.withdrawn" | "comment.withdrawal_undone" | "comment.expired" | "comment.picked" | "comment.unpicked" | "report.filed" | "report.closed" | "appeal.filed" | "appeal.decided" | "article.created" | "article.updated" | "article.discussion_changed" | "digest.daily")[];
        };
        /** @description Under what a test is among the deliveries. */
        WebhookTest: {
            /** Format: uuid */
            deliveryId: string;
        };
        /** @description All endpoints, the oldest first. */
        Webhooks: {
            items: components["schemas"]["Webhook"][];
        };
        /**
         * @description `expected` is the words as you have read them.
         * @example {
         *       "rule": "personal-attacks",
         *       "reason": "It calls a person by name a thief, and says nothing of what you know.",
         *       "expected": {
         *         "field": "Politics",
         *         "line": "12 years of watching a thief"
         *       }
         *     }
         */
        WithdrawExpertise: {
            /** @enum {string} */
            rule: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
            reason: string;
            expected: {
                field: string;
                line: string;
            };
        };
        /** @description All that the plugin works with, shown this once. */
        WordpressSecrets: {
            /** @description May tell of articles, and bring along comments. */
            apiKey: string;
            /** @description What tokens of single sign-on are signed with; null where none is shared. */
            ssoSecret: string | null;
            /** @description What webhooks are signed with; null where the address takes none. */
            webhookSecret: string | null;
        };
        /** @description What words find. */
        WordsTried: {
            /** @description The words that the text has, by list, and how each stands there. */
            matches: {
                /** @enum {string} */
                list: "banned" | "suspect" | "tried";
                word: string;
                /** @enum {string} */
                form: "whole" | "beginning" | "disguised" | "hidden" | "spelt" | "several";
                written: string;
            }[];
            outcome: ("pass" | "hold" | "refuse") | null;
            /** @description The check that decided it. */
            check: string | null;
            /** @description How many comments the words were tried on. */
            of: number;
            /** @description How many of those have one. */
            found: number;
            comments: {
                /** Format: uuid */
                id: string;
                author: string;
                body: string;
                word: string;
                state: string;
            }[];
        };
    };
    responses: {
        /** @description The request cannot be understood; `field` names what is at fault. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the session has ended; or the key is none that works. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description You may not do this, the key has no such scope, or the Origin header is missing or not ours. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is not there, or not for you. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It has moved on in the meantime (see `current`), or a request with the same Idempotency-Key is in flight. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not declared as JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It was understood, and a rule refuses it; or the Idempotency-Key came with another request before. */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description That was too often. */
        TooManyRequests: {
            headers: {
                /** @description Seconds after which to try again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part of us is away for a moment. */
        ServiceUnavailable: {
            headers: {
                /** @description Seconds after which to try again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
        idempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArticles: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lead first, then the newest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putArticles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutArticles"];
            };
        };
        responses: {
            /** @description What became of each: one that is refused keeps none of the others from it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlesPut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    countDiscussions: {
        parameters: {
            query: {
                articles: string;
                origin: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are known, in the order asked for. Scripts of pages at `origin` may read it, and no others. */
            200: {
                headers: {
                    /** @description The `origin`. */
                    "Access-Control-Allow-Origin"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscussionCounts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article with its text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putArticle: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutArticle"];
            };
        };
        responses: {
            /** @description The article, brought up to date. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description The article, which is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readThread: {
        parameters: {
            query?: {
                sort?: "newest" | "oldest" | "top" | "bridging";
                limit?: number;
                cursor?: string;
                before?: string;
                experienced?: "1";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what is published: the top level, each with its first replies. A cursor belongs to the order of its page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    submitComment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitComment"];
            };
        };
        responses: {
            /** @description The comment. It waits for its author’s reviews; see `reviews`. */
            201: {
                headers: {
                    /** @description Where the comment can be read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment as readers see it; to its author, as it really stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComment"] | components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    withdrawComment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    editComment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditComment"];
            };
        };
        responses: {
            /** @description The comment, with its new revision. A new text of a published comment is reviewed like a new comment, and the accepted one stays up until then. A correction of spelling, punctuation or spacing within `threads.editMinutes` of the publication is posted at once: the same words in the same order, and none of them a number, negation, name or short word that changes. Send `expects` to be sure which of the two it is: where the other would come of it, nothing is sent, and the answer is 409 `other-outcome` with the `outcome`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readReplies: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                before?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the direct replies, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    searchComments: {
        parameters: {
            query: {
                q: string;
                article?: string;
                author?: string;
                from?: string;
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found, the best match first. `excerpt` is plain text in pieces: escape each, and mark those that match. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readDiscussionEvents: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event `comments`, with this as its data, at once and whenever it changes. With `Last-Event-ID`, or `since` in its place, the first one counts what was posted meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["DiscussionNews"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    predictEdit: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditInQuestion"];
            };
        };
        responses: {
            /** @description Whether it would be posted at once or reviewed. Nothing is sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditOutcome"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    keepDraft: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepDraft"];
            };
        };
        responses: {
            /** @description When it was kept; or, where another device has kept another text since, that one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftKept"] | components["schemas"]["DraftNotKept"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    keepEditDraft: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepEditDraft"];
            };
        };
        responses: {
            /** @description When it was kept; or, where another device has kept another text since, that one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftKept"] | components["schemas"]["DraftNotKept"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    undoWithdrawal: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment, where it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    askModerator: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The comment, as it is with the moderators; the same on a repeat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnComment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    fileAppeal: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppeal"];
            };
        };
        responses: {
            /** @description The appeal. Another moderator decides it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAppeal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reportComment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportComment"];
            };
        };
        responses: {
            /** @description Your report; the same on a repeat. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    react: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How its reactions stand, and which of them are yours; the same on a repeat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reactions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeBackReaction: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How its reactions stand, and which of them are yours; the same on a repeat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reactions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    requestAssignments: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestAssignments"];
            };
        };
        responses: {
            /** @description Your batch; the same on a repeat. It may be short of what you owe while only calibration counts of you, and too little of it is left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    recordReview: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordReview"];
            };
        };
        responses: {
            /** @description How far you are, and what became of your own comment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readPractice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The next one, and what there was to learn from the last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    judgePractice: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgePractice"];
            };
        };
        responses: {
            /** @description The right answer and why, and the next one. It counts for nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Practice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    skipAssignment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your batch, with the replacement. Of one that you volunteered, another one or, with why, none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterSkip"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    volunteer: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Volunteer"];
            };
        };
        responses: {
            /** @description What you are to review, the same on a repeat, or why there is none. It buys nothing. Give the verdict as for any other. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volunteering"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readTransparency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was last counted, within two hours. A new installation has counted nothing for some minutes: 404 `not-counted`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransparencyReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    contestCalibration: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestCalibration"];
            };
        };
        responses: {
            /** @description Your contest; the same on a repeat. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The new member. Sign in to go on; a letter brings the link that shows that the address is theirs. The same whether somebody else has it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readOwnMembership: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeOutsideMembership: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutsideMembership"];
            };
        };
        responses: {
            /** @description It counts from the member’s next request on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description The new member. Sign in to go on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description The same for every address. If it has an account, a letter is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    requestSignInLink: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInLinkRequest"];
            };
        };
        responses: {
            /** @description The same for every address, whether it has an account or not. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description It is changed, and all sessions of the account have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description It is changed, and your other sessions have ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    proveIdentity: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
            };
        };
        responses: {
            /** @description It is proved for 5 minutes. What answered 403 `proof-needed` can be asked again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your sessions, this one first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there were. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where else you can sign in from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedIdentities"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You cannot any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The copy that you asked for last, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    askForExport: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being made; a letter tells when it is ready. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataExport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readDeparture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Until when you may stay, or null. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departure"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    askToLeave: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskToLeave"];
            };
        };
        responses: {
            /** @description Until when you may stay. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departure"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    keepAccount: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are not leaving. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    choosePicture: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
            };
        };
        responses: {
            /** @description What is shown from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Picture"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    dropPicture: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none, now or before. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rename: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rename"];
            };
        };
        responses: {
            /** @description What you are called now. The name before is said on your page, and is nobody else’s, for 30 days. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rename"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSecurityEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityEvents"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Since when a code is, and how many recovery codes you have left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStep"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    confirmSecondStep: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondStep"];
            };
        };
        responses: {
            /** @description It is on, and your other sessions have ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    beginSecondStep: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSecondStep"];
            };
        };
        responses: {
            /** @description The secret. It counts for nothing before its first code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStepSetUp"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStepProof"];
            };
        };
        responses: {
            /** @description The new ones. Those until now no longer work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeSecondStep: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondStepProof"];
            };
        };
        responses: {
            /** @description Your password alone lets you in again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    requestPasskey: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to hand to the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your passkeys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkeys"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskey"];
            };
        };
        responses: {
            /** @description The passkey. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    requestNewPasskey: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to hand to the browser. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPasskeyRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description It has its new name. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePasskey"];
            };
        };
        responses: {
            /** @description It signs nobody in any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendAddressLetter: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way, to the address that you have named last. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeAddress: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressChange"];
            };
        };
        responses: {
            /** @description The same whether somebody else has it. A letter is on its way; it is your address once the link is followed. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    verifyAddress: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressConfirmation"];
            };
        };
        responses: {
            /** @description The address is theirs. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    undoAddressChange: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailedLink"];
            };
        };
        responses: {
            /** @description The address before is theirs again, all their sessions have ended, and a letter brings a link to choose a new password. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You, as you see yourself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readOwnPage: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPageInput"];
            };
        };
        responses: {
            /** @description Who you are, and what you have made of what the page shows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readMemberPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member, with how much of theirs is published. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCommentsOfMember: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberComments"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readExpertise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your fields, each with its line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExpertise"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    stateExpertise: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateExpertise"];
            };
        };
        responses: {
            /** @description Your fields as they are now. What was verified stays so in the same words. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnExpertise"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOwnComments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of your comments, newest first, each with the reasons of the decision against it if there is one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCasePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOwnSanctions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the newest first, each with why and with your appeal against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSanctionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readOwnSanction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, why, and your appeal against it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSanction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    appealSanction: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppeal"];
            };
        };
        responses: {
            /** @description The appeal. Another moderator decides it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAppeal"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readOwnRecord: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record, and a page of your reviews, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReviewPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your notices, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkSomeRead"] | components["schemas"]["MarkReadThrough"];
            };
        };
        responses: {
            /** @description How many are left unread. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readMailSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every topic, with when it is mailed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeMailSettings: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMailSettings"];
            };
        };
        responses: {
            /** @description Every topic, with when it is mailed now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readOwnEvents: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event `notices` with the number of unread ones, at once and whenever it changes, up to 100; an event `comment` when a comment of yours has moved on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Unread"] | components["schemas"]["OwnCommentNews"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    saveComment: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is among those that you have saved. Nobody else sees it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    forgetSaved: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not among them. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSaved: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the last saved first; one that is gone is an empty place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    followArticle: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are told of what is posted there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unfollowArticle: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are told of it no longer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    followThread: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are told of replies in it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unfollowThread: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You are told of it no longer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of threads and discussions, the last taken up first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowingPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    muteMember: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their comments are folded for you. They do not learn of it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unmuteMember: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You see their comments again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMuted: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them, the last muted first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MutedPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    beginHandover: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginHandover"];
            };
        };
        responses: {
            /** @description Open `/sign-in/handover?id=…` with it in a window. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeHandover: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeHandover"];
            };
        };
        responses: {
            /** @description Whether they have agreed by now. Once: after that there is no such frame. */
            200: {
                headers: {
                    /** @description The session of the frame, where it is another one than before. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameSession"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    signInToFrame: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInToFrame"];
            };
        };
        responses: {
            /** @description They are signed in, and a member from now on where they were not. */
            200: {
                headers: {
                    /** @description The session of the frame, where it is another one than before. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameSession"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    signOutOfFrame: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended, now or before; that of our own pages goes on. */
            200: {
                headers: {
                    /** @description The session of the frame, where it is another one than before. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrameSession"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listQueue: {
        parameters: {
            query?: {
                queue?: "referred" | "reported" | "in-review" | "objected" | "published" | "rejected" | "removed" | "asked" | "undecided" | "late" | "held" | "edits" | "all";
                state?: "AWAITING_REVIEWS" | "IN_REVIEW" | "OBJECTED" | "REFERRED" | "PUBLISHED" | "REJECTED" | "REMOVED" | "WITHDRAWN" | "EXPIRED";
                q?: string;
                author?: string;
                reporter?: string;
                article?: string;
                rule?: "civility" | "personal-attacks" | "hate" | "misinformation" | "external-links" | "off-topic" | "privacy" | "unlawful";
                age?: "under-hour" | "under-day" | "over-day" | "over-three-days" | "over-week";
                language?: "en" | "af" | "ar";
                odds?: "low" | "middle" | "high";
                notes?: "yes";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page: what waits from the oldest, what is decided from the newest, what is reported by who reported it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideComment"];
            };
        };
        responses: {
            /** @description How the comment stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideComments: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideComments"];
            };
        };
        responses: {
            /** @description How each stands to the decision now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedComments"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeBackDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeBackDecision"];
            };
        };
        responses: {
            /** @description How the comment stands, as before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readDeskEvents: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event `desk` with when it last changed, at once and whenever something waits that did not, was decided, reported or appealed, or somebody opens or leaves a case. What has changed is shown by the lists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["DeskNews"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    claimCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Others are told so for two minutes, unless somebody else was first. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    leaveCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not yours any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pickComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is marked; at the top of a thread it comes first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorsPick"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unpickComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It stands as others do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditorsPick"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSecondLooks: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, from the oldest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondLooks"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeSecondLook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeSecondLook"];
            };
        };
        responses: {
            /** @description What was said. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondLookTaken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    nameReviewers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case, with names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    dismissReports: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissReports"];
            };
        };
        responses: {
            /** @description How the comment stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsClosed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAppeals: {
        parameters: {
            query?: {
                state?: "OPEN" | "UPHELD" | "REVERSED" | "CLOSED";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page: what waits from the oldest, what is decided from the newest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAppeal"];
            };
        };
        responses: {
            /** @description How the appeal stands now, and the comment or sanction that it is about. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealDecided"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                query?: string;
                sanctioned?: "true" | "false";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members, who came last first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readMember: {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Their comments and a page of their sanctions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberCase"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readTimeline: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sanctionMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
                /** @description Names this attempt, so that a repeat of it is answered with what the first one was answered (for 24 hours). */
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SanctionMember"];
            };
        };
        responses: {
            /** @description The sanction, in force from their next request on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sanction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readReporter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known of them as somebody who reports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reporter"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    dismissReportsBy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissReportsBy"];
            };
        };
        responses: {
            /** @description How many were closed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportsOfMemberClosed"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    lookUpBans: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BansAgainst"];
            };
        };
        responses: {
            /** @description The bans, with whose they are. Nothing is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bans"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportComments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCommentImports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentImports"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendCommentImport: {
        parameters: {
            query: {
                source: "trialogue" | "disqus" | "wordpress" | "remark42" | "discourse" | "csv";
                name?: string;
                format?: "html" | "html-lines" | "markdown" | "plain";
                columns?: string;
                withoutPending?: "true" | "false";
            };
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/gzip": unknown;
                "application/xml": unknown;
                "application/jsonl": unknown;
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description The import. Nothing comes of it yet. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readCommentImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    forgetCommentImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLeftOutComments: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it, in the order of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeftOutComments"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    applyCommentImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markFounding: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkFounding"];
            };
        };
        responses: {
            /** @description What is said of them now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Founding"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            /** @description The invitation; its letter is on its way. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its letter leads nowhere any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setRole: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRole"];
            };
        };
        responses: {
            /** @description Who they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    endSessionsOf: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndSessions"];
            };
        };
        responses: {
            /** @description How many sessions were open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedSessions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setAuthor: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAuthor"];
            };
        };
        responses: {
            /** @description Whether they are one now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorMark"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markAuthor: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAuthor"];
            };
        };
        responses: {
            /** @description Whether they are marked now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorMark"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readMembershipOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The membership. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setMembership: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMembership"];
            };
        };
        responses: {
            /** @description How it stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportMemberships"];
            };
        };
        responses: {
            /** @description What it would do. Nothing is changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MembershipImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    applyImport: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyImport"];
            };
        };
        responses: {
            /** @description What was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedMemberships"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listExpertise: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, what was said first being first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertisePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    verifyExpertise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyExpertise"];
            };
        };
        responses: {
            /** @description The entry as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpertiseEntry"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    withdrawExpertise: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawExpertise"];
            };
        };
        responses: {
            /** @description It is gone from every page, and the member is told why. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removePicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePicture"];
            };
        };
        responses: {
            /** @description It is gone from every page, and the member is told why. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    liftSanction: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftSanction"];
            };
        };
        responses: {
            /** @description The sanction, lifted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sanction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDiscussions: {
        parameters: {
            query?: {
                query?: string;
                only?: "new";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discussions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readDiscussion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, with their version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discussion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setDiscussion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscussionInput"];
            };
        };
        responses: {
            /** @description The settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Discussion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    actOnDiscovered: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscoveryInput"];
            };
        };
        responses: {
            /** @description It is new no more. The page of one that is removed makes none again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    tryWords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryWords"];
            };
        };
        responses: {
            /** @description What they find. Nothing is changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsTried"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCalibration: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pickCalibration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PickCalibration"];
            };
        };
        responses: {
            /** @description The item; the same on a repeat. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideCalibration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideCalibration"];
            };
        };
        responses: {
            /** @description How the item stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideContest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideContest"];
            };
        };
        responses: {
            /** @description How the item stands now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                who?: string;
                what?: string;
                about?: string;
                from?: string;
                to?: string;
                words?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, with the number of their version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changePolicy: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePolicy"];
            };
        };
        responses: {
            /** @description All settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPolicyVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page: who changed what, when and why. Version 0 is what an installation comes with, and is not listed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionsPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    restorePolicyVersion: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestorePolicy"];
            };
        };
        responses: {
            /** @description All settings as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All endpoints, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSettings"];
            };
        };
        responses: {
            /** @description The endpoint, with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSettings"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, with what waited for it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPause"];
            };
        };
        responses: {
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                Origin: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret. The one before signs as well for a day. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A test is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                state?: "WAITING" | "TAKEN" | "GIVEN_UP";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, with its latest tries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Goes with the session; not needed with a key. */
                Origin?: string;
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent again, under the same id. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    connectWordpress: {
        parameters: {
            query?: never;
            header?: {
                Origin?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectWordpress"];
            };
        };
        responses: {
            /** @description It is connected, with what it was before ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordpressSecrets"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    readDocumentation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API in OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
