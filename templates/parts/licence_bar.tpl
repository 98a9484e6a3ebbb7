{{%AUTOESCAPE context="HTML"}}
{{! What of a customer's papers or contract stands in the way of an order, or soon
    will.  Filled by licence_view_bar() in cgi-bin/view/licence_view.c:
    BAR(BAR_TONE BAR_TEXT BAR_PATH BAR_UPLOAD BAR_LOOK BAR_CONTRACTS BAR_ASK) }}
{{#BAR}}<div class="notice tone-{{BAR_TONE}}" role="status">{{@icon alert-triangle}}<div><b>{{BAR_TEXT}}</b>{{#BAR_UPLOAD}}<p><a class="in-text" href="{{BAR_PATH}}#upload">{{_"Upload the renewal"}}</a></p>{{/BAR_UPLOAD}}{{#BAR_LOOK}}<p><a class="in-text" href="{{BAR_PATH}}">{{_"See the licences"}}</a></p>{{/BAR_LOOK}}{{#BAR_CONTRACTS}}<p><a class="in-text" href="{{BAR_PATH}}">{{_"See the contracts"}}</a></p>{{/BAR_CONTRACTS}}{{#BAR_ASK}}<p>{{_"The administrator of your company signs it under Account, Contracts."}}</p>{{/BAR_ASK}}</div></div>{{/BAR}}
